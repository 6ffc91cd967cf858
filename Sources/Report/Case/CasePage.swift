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
    let updated = view.time.clerk(view.updated)
    let foot = HTML(
      "Diperbarui \(updated.id). Halaman ini memuat dokumen pribadi: "
        + "jangan diteruskan ke luar kantor.",
      "Written \(updated.en). This page holds personal papers: keep it within the office.")
    return PageFrame.pieces(
      title: Bilingual("\(view.id) – Jernih"), top: .list(.case),
      main: main(view, parts), foot: foot, caseID: view.id)
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
      <p class="over">\(HTML("Berkas", "Case"))</p>
      <h1><bdi>\(view.id)</bdi></h1>
      <p class="line">\(states(view))\(programme(view))</p>
      \(notices(view))
      \(AttemptsTable.html(view))
      </section>

      """
    var main = [head] + counting.map(section)
    if !earlier.isEmpty {
      let summary = HTML(
        "Kiriman lain yang tidak dipakai (\(earlier.count))",
        "Attempts that do not count (\(earlier.count))")
      main.append("<details class=\"earlier\"><summary>\(summary)</summary>\n")
      main += earlier.map(section)
      main.append("\n</details>\n")
    }
    if view.photos.count > shown.count {
      main.append(
        """
        <p class="small">\(HTML(
          "\(view.photos.count - shown.count) kiriman lain tidak ditampilkan.",
          "\(view.photos.count - shown.count) more attempts are not shown."))</p>
        """)
    }
    main.append(signature)
    main.append(PhotoViewer.html)
    return main
  }

  /// All that is open of the case, or that nothing is.
  private static func states(_ view: CaseView) -> HTML {
    let open = view.open.sorted { $0.urgency < $1.urgency }
    return HTML((open.isEmpty ? [view.dossier.state] : open).map(\.badge))
  }

  /// Where a clerk signs the printed page.
  private static let signature: HTML = """
    <p class="signature">\(HTML("Keputusan", "Decision")): ____________________ \
    \(HTML("Tanggal", "Date")): ______________ \
    \(HTML("Nama dan tanda tangan petugas", "Clerk's name and signature")): \
    ______________________________</p>

    """

  private static func programme(_ view: CaseView) -> HTML {
    var text = HTML()
    if let programme = view.programme {
      text += """
        <span class="fine">\(HTML("Program", "Programme")) \
        <bdi>\(programme, maximum: 60)</bdi></span>
        """
    }
    if let received = view.received {
      text += """
        <span class="fine">\(HTML("Diterima", "Received")) \
        \(HTML(view.time.clerk(received), maximum: 60))</span>
        """
    }
    return text
  }

  private static func notices(_ view: CaseView) -> HTML {
    var text = HTML()
    if view.dossier.inPerson {
      let hours = view.dossier.visitHours(view.policy)
      let notice = HTML(
        "Setelah lengkap, pemohon datang ke kantor membawa dokumen asli, \(hours.id).",
        "Once complete, the applicant comes to the office with the originals, \(hours.en).")
      text += """
        <p class="notice">\(notice)</p>
        """
    }
    return text
  }
}
