import Verdicts

/// What the applicant is told of a photo, in both languages, word for word, to be copied; and
/// whether the gateway has taken it.
enum ReplyBox {
  static func html(_ photo: CasePhoto, time: TimeText) -> HTML {
    let id = "reply-" + photo.attempt.folder
    return """
      <figure class="reply"><figcaption>\(caption(photo, time))</figcaption>\
      \(quote(photo.reply.id, "id", id + "-id", copy: HTML("Salin", "Copy")))\
      \(quote(photo.reply.en, "en", id + "-en", copy: HTML("Salin (Inggris)", "Copy (English)")))\
      </figure>
      """
  }

  private static func quote(_ text: String, _ language: String, _ id: String, copy: HTML) -> HTML {
    """
    <blockquote lang="\(language)"><bdi id="\(id, maximum: 60)">\(text)</bdi></blockquote>\
    <button type="button" class="copy js-only" data-copy="\(id, maximum: 60)">\(copy)</button>
    """
  }

  private static func caption(_ photo: CasePhoto, _ time: TimeText) -> HTML {
    var text =
      photo.verdict.send
      ? HTML(
        "Balasan untuk pemohon (siap dikirim otomatis)",
        "Reply to the applicant (to be sent by itself)")
      : HTML("Balasan untuk pemohon", "Reply to the applicant")
    if let receipt = photo.record.receipt { text += " · " + receipt.html(time) }
    return text
  }
}
