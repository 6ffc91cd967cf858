import Findings
import Measures
import Raster
import Verdicts

/// One attempt on a case's page: picture, verdict, reply, checks and facts.
struct PhotoSection {
  private let photo: CasePhoto
  /// The case it belongs to, for the picture's alternative text.
  private let caseID: String
  private let words: DefectWords
  /// The kind's name for people.
  private let kindName: String

  /// - Parameter policy: For the kind's name and the words for defects.
  init(_ photo: CasePhoto, caseID: String, policy: Policy) {
    self.photo = photo
    self.caseID = caseID
    words = DefectWords(
      policy: policy, kind: photo.verdict.kind, kindSeen: photo.verdict.kindSeen)
    kindName = words.kindHeading(in: .id)
  }

  private var verdict: Verdict { photo.verdict }
  private var folder: String { photo.attempt.folder }

  var html: HTML {
    let outcome = verdict.outcome
    return """
      <article class="photo \(Tone(outcome).rawValue)" id="\(folder)">
      <div class="picture">\(picture)</div>
      <div class="told">
      <header><h3><bdi>\(kindName, maximum: 60)</bdi>\(attempt)</h3>\(outcome.badge)\
      \(score)</header>
      \(fault)\(decision)
      <figure class="reply"><figcaption>\(replyCaption)</figcaption>\
      <blockquote><bdi>\(reply.id)</bdi></blockquote></figure>
      \(verdict.document.map { FactsList.html($0) } ?? HTML())
      \(ChecksTable(words).html(verdict.checks, caption: "Pemeriksaan foto \(kindName)"))
      </div>
      \(FactsList.html(photo.attempt))
      </article>

      """
  }

  private var attempt: HTML {
    let number = photo.attempt.number
    return number > 1 || !photo.counts ? " <small>kiriman ke-\(number)</small>" : HTML()
  }

  private var score: HTML {
    guard let score = verdict.score else { return HTML() }
    return "<span class=\"whole\">Skor \(ScoreBar.html(score))</span>"
  }

  private var replyCaption: String {
    verdict.send ? "Balasan untuk pemohon (siap dikirim otomatis)" : "Balasan untuk pemohon"
  }

  private var reply: Bilingual { photo.attempt.reply ?? verdict.reply }

  /// What a clerk decided, beside the machine's verdict.
  private var decision: HTML {
    guard let recorded = photo.attempt.decision else { return HTML() }
    let word = recorded.decision.outcome?.words.id ?? "Dicabut"
    return """
      <p class="decision"><strong>Keputusan petugas: \(word)</strong> \
      <bdi>\(recorded.decision.clerk, maximum: 64)</bdi>, \(recorded.time, maximum: 40). \
      <bdi>\(recorded.decision.reason, maximum: 300)</bdi></p>
      """
  }

  private var picture: HTML {
    guard let thumbnail = verdict.submission.thumbnail else {
      return "<div class=\"nothing\">\(Tone.broken.icon)<span>Tidak ada gambar</span></div>"
    }
    let source = Link([folder, thumbnail]).path
    let upright = UprightPhoto(verdict)
    let marks = upright.map { MarksOverlay($0).drawing(of: verdict) } ?? HTML()
    let frame: HTML = """
      <span class="frame"><img src="\(source)" alt="Foto \(kindName, maximum: 60) dalam berkas \
      \(caseID)"\(Self.attributes(of: upright?.size)) loading="lazy" decoding="async">\(marks)\
      </span>
      """
    guard let original = photo.attempt.original, Self.isLinkable(original) else { return frame }
    let address = Link([folder, original]).path
    return """
      <a href="\(address)">\(frame)</a>\
      <a class="open" href="\(address)">Buka foto asli</a>
      """
  }

  /// Only what a browser shows as a picture is linked; a `.bin` may be anything.
  private static func isLinkable(_ original: String) -> Bool {
    original == "original.jpg" || original == "original.png"
  }

  /// Width and height for the browser to keep the place free; the thumbnail's long edge is given
  /// by the policy, so only the ratio is meant here.
  private static func attributes(of size: Size?) -> HTML {
    size.map { " width=\"\($0.width)\" height=\"\($0.height)\"" } ?? HTML()
  }

  private var fault: HTML {
    guard let fault = verdict.fault else { return HTML() }
    var text: HTML = "<p class=\"fault\"><strong>\(fault.code.indonesian)</strong>"
    if let seen = fault.seen { text += " Terlihat: <bdi>\(seen, maximum: 60)</bdi>." }
    text += " <span class=\"small\" lang=\"en\">\(fault.detail, maximum: 300)</span></p>"
    return text
  }
}
