/// One attempt on a case's page: picture, verdict, reply, checks and facts.
struct PhotoSection {
  let photo: PhotoView
  /// The case it belongs to, for the picture's alternative text.
  let caseID: String

  var html: HTML {
    let (word, tone) = Words.verdict(photo.verdict)
    return """
      <article class="photo \(tone.rawValue)" id="\(photo.folder)">
      <div class="picture">\(picture)</div>
      <div class="told">
      <header><h3><bdi>\(photo.kindName, maximum: 60)</bdi>\(attempt)</h3>\(tone.badge(word))\
      \(score)</header>
      \(fault)
      <figure class="reply"><figcaption>\(replyCaption)</figcaption>\
      <blockquote><bdi>\(photo.reply)</bdi></blockquote></figure>
      \(documentFacts)
      \(ChecksTable.html(photo.checks, caption: "Pemeriksaan foto \(photo.kindName)"))
      </div>
      \(fileFacts)
      </article>

      """
  }

  private var attempt: HTML {
    photo.attempt > 1 || !photo.counts ? " <small>kiriman ke-\(photo.attempt)</small>" : HTML()
  }

  private var score: HTML {
    guard let score = photo.score else { return HTML() }
    return "<span class=\"whole\">Skor \(ScoreBar.html(score))</span>"
  }

  private var replyCaption: String {
    photo.isReplySent ? "Balasan kepada pemohon (dikirim langsung)" : "Balasan untuk pemohon"
  }

  private var picture: HTML {
    guard let thumbnail = photo.thumbnail else {
      return "<div class=\"nothing\">\(Tone.broken.icon)<span>Tidak ada gambar</span></div>"
    }
    let source = Link([photo.folder, thumbnail]).path
    let size = thumbnailSize
    let marks = MarksOverlay(photo.facts)?.drawing(document: photo.document, checks: photo.checks)
    let frame: HTML = """
      <span class="frame"><img src="\(source)" alt="Foto \(photo.kindName, maximum: 60) dalam berkas \
      \(caseID)"\(size) loading="lazy" decoding="async">\(marks ?? HTML())</span>
      """
    guard let original = photo.original, Self.isLinkable(original) else { return frame }
    let address = Link([photo.folder, original]).path
    return """
      <a href="\(address)">\(frame)</a>\
      <a class="open" href="\(address)">Buka foto asli</a>
      """
  }

  /// Only what a browser shows as a picture is linked; a `.bin` may be anything.
  static func isLinkable(_ original: String) -> Bool {
    original == "original.jpg" || original == "original.png"
  }

  /// Width and height for the browser to keep the place free; the thumbnail's long edge is given
  /// by the policy, so only the ratio is meant here.
  private var thumbnailSize: HTML {
    guard let size = MarksOverlay(photo.facts)?.uprightSize else { return HTML() }
    return " width=\"\(Int(size.width))\" height=\"\(Int(size.height))\""
  }

  private var fault: HTML {
    guard let fault = photo.fault else { return HTML() }
    var text: HTML = "<p class=\"fault\"><strong>\(Words.fault(fault.code), maximum: 200)</strong>"
    if let seen = fault.seen { text += " Terlihat: <bdi>\(seen, maximum: 60)</bdi>." }
    text += " <span class=\"small\" lang=\"en\">\(fault.detail, maximum: 300)</span></p>"
    return text
  }

  private var documentFacts: HTML {
    guard let document = photo.document else { return HTML() }
    var facts: [(String, String)] = []
    if let dots = document.dotsPerInch {
      facts.append(("Resolusi dokumen", "\(NumberText.decimal(dots, places: 0)) dpi"))
    }
    facts.append(("Mengisi bingkai", NumberText.percent(document.fill)))
    if let tilt = document.tiltDegrees {
      facts.append(("Miring kamera", "\(NumberText.decimal(tilt, places: 0))°"))
    }
    facts.append(("Putaran kertas", "\(NumberText.decimal(document.skewDegrees, places: 1))°"))
    return "<dl class=\"facts\">\(facts.map(Self.fact))</dl>"
  }

  private var fileFacts: HTML {
    let facts = photo.facts
    var rows: [(String, String)] = []
    if let width = facts.width, let height = facts.height {
      rows.append(("Ukuran", "\(width) × \(height) piksel"))
    }
    if facts.bytes > 0 || facts.format != nil {
      let format = facts.format.map { "\($0.uppercased()), " } ?? ""
      rows.append(("Berkas", "\(format)\(NumberText.bytes(facts.bytes))"))
    }
    if let quality = facts.jpegQuality { rows.append(("Mutu JPEG", "\(quality)")) }
    if facts.exifOrientation != 1 { rows.append(("Arah EXIF", "\(facts.exifOrientation)")) }
    switch facts.turnDegrees {
    case .some(0): break
    case .some(let degrees): rows.append(("Diputar", "\(degrees)° searah jarum jam"))
    case nil: if facts.width != nil { rows.append(("Diputar", "arah tidak diketahui")) }
    }
    if let time = facts.time { rows.append(("Dinilai", TimeText.clerk(time))) }
    if !facts.sha256.isEmpty { rows.append(("SHA-256", "\(facts.sha256.prefix(12))…")) }
    if !facts.engine.isEmpty { rows.append(("Mesin", facts.engine)) }
    return "<dl class=\"facts file\">\(rows.map(Self.fact))</dl>"
  }

  private static func fact(_ name: String, _ value: String) -> HTML {
    "<div><dt>\(name)</dt><dd>\(value, maximum: 300)</dd></div>"
  }
}
