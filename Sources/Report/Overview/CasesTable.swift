import Verdicts

/// The overview's table of cases.
enum CasesTable {
  static func html(_ rows: [CaseRow]) -> HTML {
    guard !rows.isEmpty else {
      return "<p class=\"empty\">Belum ada berkas. Foto yang masuk akan muncul di sini.</p>"
    }
    return """
      <table class="cases">
      <caption class="unseen">Berkas, yang paling perlu dilihat lebih dahulu</caption>
      <thead><tr><th scope="col">Berkas</th><th scope="col">Keadaan</th><th scope="col">Foto</th>\
      <th scope="col">Terakhir dinilai</th></tr></thead>
      <tbody>
      \(rows.map(row))
      </tbody></table>
      """
  }

  private static func row(_ row: CaseRow) -> HTML {
    let address = Link(upwards: 1, ["cases", row.id, "index.html"]).path
    return """
      <tr class="\(Tone(row.state).rawValue)"><th scope="row">\
      <a href="\(address)"><bdi>\(row.id)</bdi></a>\(programme(row))</th>\
      <td>\(row.state.badge)\(missing(row))</td>\
      <td>\(photos(row))</td>\
      <td class="when">\(TimeText.clerk(row.updated), maximum: 60)</td></tr>

      """
  }

  private static func programme(_ row: CaseRow) -> HTML {
    var words: [String] = []
    if let programme = row.programme { words.append(programme) }
    if row.isInPerson { words.append("datang ke kantor") }
    guard !words.isEmpty else { return HTML() }
    return "<span class=\"fine\"><bdi>\(words.joined(separator: " · "), maximum: 80)</bdi></span>"
  }

  private static func missing(_ row: CaseRow) -> HTML {
    guard !row.missing.isEmpty else { return HTML() }
    let names = row.missing.joined(separator: ", ")
    return "<span class=\"fine\">Belum ada: <bdi>\(names, maximum: 120)</bdi></span>"
  }

  private static func photos(_ row: CaseRow) -> HTML {
    let shown = row.photos.prefix(CaseRow.photosMaximum)
    let items: [HTML] = shown.map { photo in
      let tone = Tone(photo.outcome)
      let address = Link(upwards: 1, ["cases", row.id, "index.html"]).path
      let anchor = Link([photo.folder]).path
      return """
        <li class="\(tone.rawValue)"><a href="\(address)#\(anchor)">\(picture(photo, of: row))\
        <span class="under">\(tone.icon)<bdi>\(photo.kindName, maximum: 40)</bdi>\
        <span class="unseen">: \(photo.outcome.words.id)</span></span></a></li>
        """
    }
    let rest = row.photos.count - shown.count
    let more: HTML = rest > 0 ? "<li class=\"rest\">+\(rest)</li>" : HTML()
    return "<ul class=\"strip\">\(items)\(more)</ul>"
  }

  private static func picture(_ photo: CaseRow.Photo, of row: CaseRow) -> HTML {
    guard let thumbnail = photo.thumbnail else {
      return "<span class=\"nothing\">\(Tone.broken.icon)</span>"
    }
    let source = Link(upwards: 1, ["cases", row.id, photo.folder, thumbnail]).path
    return "<img src=\"\(source)\" alt=\"\" loading=\"lazy\" decoding=\"async\">"
  }
}
