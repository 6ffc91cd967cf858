import Verdicts

/// What clerks have decided on a photo, and how to decide: a file to be dropped, or one command.
enum DecisionBox {
  /// The most decisions of a photo that are shown.
  private static let notesMaximum = 12

  static func html(_ photo: CasePhoto, caseID: String, time: TimeText) -> HTML {
    let notes = photo.record.decisions.suffix(notesMaximum).map { note($0, time) }
    let list: HTML = notes.isEmpty ? HTML() : "<ul class=\"notes\">\(notes)</ul>"
    let folder = photo.attempt.folder
    return """
      <section class="decision"\
      \(HTML(attribute: "aria-label", "Keputusan petugas", "Clerks' decisions"))>\(list)\
      <details class="decide" data-case="\(caseID, maximum: 64)" \
      data-attempt="\(folder, maximum: 40)">\
      <summary>\(HTML("Putuskan sendiri", "Decide yourself"))</summary>\
      <div class="js-only choose"><label>\(HTML("Kode petugas", "Clerk's id"))\
      <input class="by" type="text" maxlength="64" autocomplete="off" spellcheck="false"></label>\
      <label>\(HTML("Alasan", "Reason"))\
      <input class="reason" type="text" maxlength="500" autocomplete="off"></label>\
      <button type="button" data-verdict="accept">\(HTML("Terima foto", "Accept"))</button>\
      <button type="button" data-verdict="retake">\(HTML("Minta foto ulang", "Retake"))</button>\
      <button type="button" data-verdict="none">\(HTML("Cabut keputusan", "Withdraw"))</button>\
      <p class="told-decision" role="status"></p></div>\
      <p class="fine">\(HTML("Atau dengan satu perintah:", "Or by one command:"))</p>\
      <code>jernih override SPOOL \(caseID, maximum: 64) \(folder, maximum: 40) --verdict \
      accept|retake|none --reason '…' --by \(HTML("KODE", "ID"))</code></details></section>
      """
  }

  private static func note(_ note: AttemptRecord.Note, _ time: TimeText) -> HTML {
    let word: HTML =
      note.outcome.map(\.badge)
      ?? Tone.quiet.badge(Bilingual(id: "Keputusan dicabut", en: "Withdrawn"))
    return """
      <li>\(word) <b><bdi>\(note.clerk, maximum: 64)</bdi></b> \
      <span class="fine">\(HTML(time.clerk(note.time), maximum: 60))</span> \
      <bdi>\(DigitMask.masked(note.reason), maximum: 500)</bdi></li>
      """
  }
}
