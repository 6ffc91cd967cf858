/// The top line of the clerks' pages: the way back, the search for a number, the language.
enum PageTop {
  /// Where a page lies.
  enum Place {
    /// In `reports/`.
    case reports
    /// In a case's folder.
    case `case`
  }

  /// The way from a page to `reports/`.
  private static func reports(from place: Place) -> String {
    switch place {
    case .reports: ""
    case .case: "../../reports/"
    }
  }

  static func html(_ place: Place) -> HTML {
    let reports = reports(from: place)
    return """
      <nav\(HTML(attribute: "aria-label", "Letak", "Place"))>\
      <a href="\(reports)index.html">\(HTML("Semua berkas", "All cases"))\
      </a></nav>\
      <div class="find js-only" role="search"><label for="q">\
      \(HTML("Cari nomor berkas", "Find a case"))</label>\
      <input id="q" type="search" autocomplete="off" spellcheck="false" maxlength="64" \
      aria-describedby="foundcount" data-reports="\(reports)">\
      <div class="drop"><p id="foundcount" role="status"></p><ul id="found"></ul></div></div>\
      <button id="language" class="js-only" type="button" lang="en">English</button>
      """
  }
}

extension HTML {
  /// The top line of a page.
  static func list(_ place: PageTop.Place) -> HTML { PageTop.html(place) }
}
