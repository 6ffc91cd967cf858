import JSON
package import Verdicts

/// The cases whose ids end alike: what a typed number is looked up in.
package enum FindPage {
  /// The most ids on one page: beyond it an id is found when it is typed whole.
  package static let idsMaximum = 2000

  /// - Parameters:
  ///   - key: ``ListName/findKey(_:)`` of every id.
  ///   - ids: In any order.
  package static func html(_ key: String, ids: [String], updated: String, zone: OfficeZone) -> HTML
  {
    let shown = ids.sorted().prefix(idsMaximum)
    let items = shown.map { id -> HTML in
      let page = Link(upwards: 1, ["cases", id, "index.html"]).path
      return "<li><a href=\"\(page)\"><bdi>\(id)</bdi></a></li>\n"
    }
    let data = JSON.object([
      "name": .text(ListName.find(key)), "ids": .list(shown.map { .text($0) }),
    ])
    return PageFrame.page(
      title: Bilingual("…\(key) – Jernih"), top: .list(.reports),
      main: """
        <h1>\(HTML("Nomor berkas yang berakhir \(key)", "Case ids that end in \(key)"))</h1>
        <ul class="ids">\(items)</ul>
        <script type="application/json" id="data">\(HTML(data: data))</script>
        """,
      foot: HTML(TimeText(zone).written(updated)))
  }

  /// The way to all such pages.
  package static func numbers(_ keys: [String], updated: String, zone: OfficeZone) -> HTML {
    let items = keys.sorted().map { key -> HTML in
      "<li><a href=\"\(Link([ListName.find(key)]).path)\">…\(key)</a></li>\n"
    }
    return PageFrame.page(
      title: Bilingual(id: "Menurut nomor – Jernih", en: "By number – Jernih"),
      top: .list(.reports),
      main: """
        <h1>\(HTML("Berkas menurut akhir nomornya", "Cases by the end of their ids"))</h1>
        <ul class="ids">\(items)</ul>
        """,
      foot: HTML(TimeText(zone).written(updated)))
  }
}
