import Verdicts

/// The page of one case, `cases/CASE/index.html`: what came, how it was judged, what is missing.
package enum CasePage {
  /// The whole page; grows with the attempts shown, at most ``CaseView/photosMaximum``.
  package static func html(_ view: CaseView) -> String { HTML(pieces(view, nil)).markup }

  /// The same in UTF-8, from parts that were made before where they are the same.
  ///
  /// - Parameter parts: Takes what is made for this page.
  package static func bytes(_ view: CaseView, parts: PageParts) -> [UInt8] {
    let pieces = pieces(view, parts)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(pieces.reduce(0) { $0 + $1.markup.utf8.count })
    for piece in pieces { bytes.append(contentsOf: piece.markup.utf8) }
    return bytes
  }

  private static func pieces(_ view: CaseView, _ parts: PageParts?) -> [HTML] {
    let top: HTML = """
      <nav aria-label="Letak"><a href="\(Link(upwards: 2, ["reports", "index.html"]).path)">\
      Semua berkas</a></nav>
      """
    let foot: HTML = """
      Diperbarui \(TimeText.clerk(view.updated), maximum: 60). Halaman ini memuat dokumen pribadi: \
      jangan diteruskan ke luar kantor.
      """
    return PageFrame.pieces(
      title: "\(view.id) – Jernih", top: top, main: main(view, parts), foot: foot)
  }

  private static func main(_ view: CaseView, _ parts: PageParts?) -> [HTML] {
    func section(_ photo: CasePhoto) -> HTML {
      parts?.section(of: photo)
        ?? PhotoSection(photo, caseID: view.id, policy: view.policy).html
    }
    let shown = view.photos.prefix(CaseView.photosMaximum)
    let counting = shown.filter(\.counts)
    let earlier = shown.filter { !$0.counts }
    let head: HTML = """
      <section class="head">
      <p class="over">Berkas</p>
      <h1><bdi>\(view.id)</bdi></h1>
      <p class="line">\(view.dossier.state.badge)\(programme(view))</p>
      \(notices(view))
      \(contents(counting, of: view))
      </section>

      """
    var main = [head] + counting.map(section)
    if !earlier.isEmpty {
      let summary = "Kiriman lain yang tidak dipakai (\(earlier.count))"
      main.append("<details class=\"earlier\"><summary>\(summary)</summary>\n")
      main += earlier.map(section)
      main.append("\n</details>\n")
    }
    if view.photos.count > shown.count {
      main.append(
        "<p class=\"small\">\(view.photos.count - shown.count) kiriman lain tidak ditampilkan.</p>")
    }
    return main
  }

  private static func programme(_ view: CaseView) -> HTML {
    var text = HTML()
    if let programme = view.programme {
      text += "<span class=\"fine\">Program <bdi>\(programme, maximum: 60)</bdi></span>"
    }
    if let received = view.received {
      text += "<span class=\"fine\">Diterima \(TimeText.clerk(received), maximum: 60)</span>"
    }
    return text
  }

  private static func notices(_ view: CaseView) -> HTML {
    var text = HTML()
    let missing = view.missing
    if !missing.isEmpty {
      let names = missing.joined(separator: ", ")
      text +=
        "<p class=\"notice\"><strong>Belum ada:</strong> <bdi>\(names, maximum: 300)</bdi></p>"
    }
    if view.dossier.inPerson {
      text += """
        <p class="notice">Pemohon datang ke kantor membawa dokumen asli setelah dikonfirmasi.</p>
        """
    }
    return text
  }

  /// A line of small cards, one per photo that counts, each a jump to its section.
  private static func contents(_ photos: [CasePhoto], of view: CaseView) -> HTML {
    guard photos.count > 1 else { return HTML() }
    let items: [HTML] = photos.map { photo in
      let kindName = view.kindName(photo.verdict.kind)
      return """
        <li><a href="#\(Link([photo.attempt.folder]).path)"><bdi>\(kindName, maximum: 60)</bdi>\
        \(photo.verdict.outcome.badge)</a></li>
        """
    }
    return "<nav aria-label=\"Foto dalam berkas\"><ul class=\"contents\">\(items)</ul></nav>"
  }
}
