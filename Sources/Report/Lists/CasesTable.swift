import Verdicts

/// A table of cases: one stop of the tab key for each.
enum CasesTable {
  /// - Parameters:
  ///   - caption: What the table holds, for a screen reader.
  ///   - parts: What was made before.
  static func html(
    _ rows: [CaseRow], time: TimeText, caption: Bilingual, parts: ListParts
  ) -> HTML {
    """
    <table class="cases">
    <caption class="unseen">\(HTML(caption))</caption>
    <thead><tr><th scope="col">\(HTML("Berkas", "Case"))</th>\
    <th scope="col">\(HTML("Keadaan", "State"))</th><th scope="col">\(HTML("Foto", "Photos"))</th>\
    <th scope="col">\(HTML("Masuk", "Arrived"))</th></tr></thead>
    <tbody>
    \(rows.map { row in parts.rows.piece(of: row.id, row) { Self.row($0, time) } })
    </tbody></table>
    """
  }

  /// As many of the first rows as fit, one at least.
  ///
  /// - Parameter bytesMaximum: For their markup.
  static func first(
    of rows: [CaseRow], time: TimeText, parts: ListParts, bytesMaximum: Int
  ) -> [CaseRow] {
    var rest = bytesMaximum
    let fitting = rows.prefix { row in
      rest -= parts.rows.piece(of: row.id, row) { Self.row($0, time) }.markup.utf8.count
      return rest >= 0
    }
    return Array(fitting.isEmpty ? rows.prefix(1) : fitting)
  }

  private static func row(_ row: CaseRow, _ time: TimeText) -> HTML {
    let address = Link(upwards: 1, ["cases", row.id, "index.html"]).path
    return """
      <tr class="\(Tone(row.states.first ?? row.state).rawValue)"><th scope="row">\
      <a href="\(address)"><bdi>\(row.id)</bdi></a>\(programme(row))</th>\
      <td>\(row.states.map(\.badge))\(missing(row))\(defects(row))</td>\
      <td>\(photos(row))</td>\
      <td class="when">\(HTML(time.clerk(row.arrived), maximum: 60))</td></tr>

      """
  }

  private static func programme(_ row: CaseRow) -> HTML {
    var words: [HTML] = []
    if let programme = row.programme { words.append("<bdi>\(programme, maximum: 80)</bdi>") }
    if row.isInPerson { words.append(HTML("datang ke kantor", "comes to the office")) }
    guard !words.isEmpty else { return HTML() }
    return "<span class=\"fine\">\(words, between: " · ")</span>"
  }

  private static func missing(_ row: CaseRow) -> HTML {
    guard !row.missing.isEmpty else { return HTML() }
    let names = Bilingual(
      id: row.missing.map(\.id).joined(separator: ", "),
      en: row.missing.map(\.en).joined(separator: ", "))
    return """
      <span class="fine">\(HTML("Belum ada", "Missing")): \
      <bdi>\(HTML(names, maximum: 120))</bdi></span>
      """
  }

  /// What is wrong with the photos that count, for those who must look.
  private static func defects(_ row: CaseRow) -> HTML {
    let parts = row.photos.prefix(CaseRow.photosMaximum).compactMap { photo -> HTML? in
      guard let defect = photo.defect else { return nil }
      return """
        <span class="fine"><bdi>\(HTML(photo.kindName, maximum: 40))</bdi>: \
        \(HTML(defect.defect))</span>
        """
    }
    return HTML(parts)
  }

  private static func photos(_ row: CaseRow) -> HTML {
    let shown = row.photos.prefix(CaseRow.photosMaximum)
    let items: [HTML] = shown.map { photo in
      let tone = Tone(photo.outcome)
      return """
        <li class="\(tone.rawValue)">\(picture(photo, of: row))\
        <span class="under">\(tone.icon)<bdi>\(HTML(photo.kindName, maximum: 40))</bdi>\
        <span class="unseen">: \(HTML(photo.outcome.words))</span></span></li>
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

extension CaseRow {
  /// The order of a list: what has waited longest for a clerk first, then what came first.
  package static func isBefore(_ a: CaseRow, _ b: CaseRow) -> Bool {
    let (first, second) = (a.due ?? a.arrived, b.due ?? b.arrived)
    let (x, y) = (InternetTime.seconds(first) ?? 0, InternetTime.seconds(second) ?? 0)
    return x != y ? x < y : a.id < b.id
  }
}
