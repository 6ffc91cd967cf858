import Findings
import Measures
import Raster
import Verdicts

/// One attempt on a case's page: picture, verdict, reply, checks and facts.
struct PhotoSection {
  private let photo: CasePhoto
  private let caseID: String
  private let words: DefectWords
  /// The kind's name for people.
  private let kindName: Bilingual
  private let time: TimeText

  /// - Parameter policy: For the kind's name, the words for defects, and the zone.
  init(_ photo: CasePhoto, caseID: String, policy: Policy) {
    self.photo = photo
    self.caseID = caseID
    words = DefectWords(
      policy: policy, kind: photo.verdict.kind, kindSeen: photo.verdict.kindSeen)
    kindName = words.kindHeading
    time = TimeText(policy.pages.zone)
  }

  private var verdict: Verdict { photo.verdict }
  private var folder: String { photo.attempt.folder }

  var html: HTML {
    """
    <article class="photo \(Tone(photo.standing).rawValue)" id="\(folder)" \
    aria-labelledby="h-\(folder)">
    <div class="picture">\(picture)</div>
    <div class="told">
    <header><h2 id="h-\(folder)"><bdi>\(HTML(kindName, maximum: 60))</bdi>\(attempt)</h2>\
    \(photo.standing.badge)\(score)</header>
    \(reason)\(decided)\(fault)
    \(ReplyBox.html(photo, time: time))
    \(TwinList.html(photo))
    \(DecisionBox.html(photo, caseID: caseID, time: time))
    \(verdict.document.map { FactsList.html($0) } ?? HTML())
    \(ChecksTable(words).html(verdict.checks, caption: caption))
    </div>
    \(FactsList.html(photo, time: time))
    </article>

    """
  }

  private var attempt: HTML {
    let number = photo.attempt.number
    guard number > 1 || !photo.counts else { return HTML() }
    return " <small>\(HTML("kiriman ke-\(number)", "attempt \(number)"))</small>"
  }

  private var reason: HTML {
    photo.reason.map { "<p class=\"small why\">\(HTML($0))</p>" } ?? HTML()
  }

  /// What the machine said, where a clerk has said something else.
  private var decided: HTML {
    guard photo.record.decision != nil else { return HTML() }
    return """
      <p class="small">\(HTML("Penilaian mesin", "The machine's verdict")): \
      \(verdict.outcome.badge)</p>
      """
  }

  private var score: HTML {
    guard let score = verdict.score else { return HTML() }
    return "<span class=\"whole\">\(HTML("Skor", "Score")) \(ScoreBar.html(score))</span>"
  }

  /// What the picture is, for those who do not see it: `Foto KTP, foto ulang: pantulan cahaya`.
  private var alternative: Bilingual {
    let outcome = photo.standing.words
    func lowered(_ text: String) -> String { text.prefix(1).lowercased() + text.dropFirst() }
    let text = Bilingual(
      id: "Foto \(kindName.id), \(lowered(outcome.id))",
      en: "\(kindName.en) photo, \(lowered(outcome.en))")
    guard photo.standing != .accept, let defect = photo.defectWords else { return text }
    return Bilingual(id: "\(text.id): \(defect.id)", en: "\(text.en): \(defect.en)")
  }

  private var caption: HTML {
    HTML("Pemeriksaan foto \(kindName.id)", "Checks of the \(kindName.en) photo")
  }

  private var picture: HTML {
    guard let thumbnail = verdict.submission.thumbnail else {
      return """
        <div class="nothing">\(Tone.broken.icon)<span>\(HTML("Tidak ada gambar", "No picture"))\
        </span></div>
        """
    }
    let source = Link([folder, thumbnail]).path
    let upright = UprightPhoto(verdict)
    let marks = upright.map { MarksOverlay($0).drawing(of: verdict) } ?? HTML()
    let words = HTML(attribute: "alt", alternative.id, alternative.en)
    let frame: HTML = """
      <span class="frame"><img src="\(source)"\(words)\
      \(Self.attributes(of: upright?.size)) loading="lazy" decoding="async">\(marks)</span>
      """
    let toggle: HTML =
      marks.isEmpty
      ? HTML()
      : """
      <label class="toggle"><input type="checkbox" checked>\(HTML("Tanda di foto", "Marks"))</label>
      """
    guard let original = photo.attempt.original, Self.isLinkable(original) else {
      return frame + toggle
    }
    return """
      <a class="open" href="\(Link([folder, original]).path)"\(Self.view(verdict, upright))>\
      \(frame)\
      <span class="large">\(HTML("Lihat besar", "View large"))</span></a>\(toggle)
      """
  }

  /// What the viewer needs: the size of the upright picture, and the turn that makes it so.
  private static func view(_ verdict: Verdict, _ upright: UprightPhoto?) -> HTML {
    guard let size = upright?.size else { return HTML() }
    return """
       data-view="" data-turn="\(verdict.turn?.degrees ?? 0)" data-width="\(size.width)" \
      data-height="\(size.height)"
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
    let what = HTML(fault.code.indonesian, "No picture could be had.")
    var text: HTML = "<p class=\"fault\"><strong>\(what)</strong>"
    if let seen = fault.seen {
      text += " \(HTML("Terlihat", "Seen")): <bdi>\(seen, maximum: 60)</bdi>."
    }
    text += " <span class=\"small\" lang=\"en\">\(fault.detail, maximum: 300)</span></p>"
    return text
  }
}
