import Findings
import Measures
import Raster
package import Verdicts

extension PhotoView {
  /// What a page shows of a verdict.
  ///
  /// - Parameters:
  ///   - policy: For the kind's name and the words for defects.
  ///   - folder: The attempt's directory in its case.
  ///   - counts: Whether this attempt is the one that counts for its kind.
  ///   - original: The stored original's name; one that is no picture is not linked.
  ///   - time: When it was judged, ISO 8601; `nil` if unknown.
  package init(
    _ verdict: Verdict, policy: Policy, folder: String, counts: Bool, original: String?,
    time: String?
  ) {
    let kind = policy.kind(verdict.kind)
    let words = DefectWords(policy: policy, kind: verdict.kind)
    self.init(
      folder: folder, kind: verdict.kind, kindName: Words.heading(kind?.name.id ?? verdict.kind),
      attempt: verdict.submission.attempt ?? 1, counts: counts,
      original: original.flatMap { PhotoSection.isLinkable($0) ? $0 : nil },
      thumbnail: verdict.submission.thumbnail, verdict: verdict.outcome.rawValue,
      score: verdict.score.map(Double.init), reply: verdict.reply.id, isReplySent: verdict.send,
      facts: PhotoFactsView(verdict, time: time),
      document: verdict.document.map(DocumentView.init),
      fault: verdict.fault.map {
        FaultView(code: $0.code.rawValue, detail: $0.detail, seen: $0.seen)
      },
      checks: verdict.checks.map { CheckView($0, words: words) })
  }
}

extension PhotoFactsView {
  init(_ verdict: Verdict, time: String?) {
    let engine = verdict.engine
    let sandbox = engine.sandbox.isEmpty ? "" : " (\(engine.sandbox.joined(separator: ", ")))"
    self.init(
      format: verdict.facts.format?.rawValue, width: verdict.facts.width,
      height: verdict.facts.height,
      bytes: verdict.submission.bytes ?? 0, jpegQuality: verdict.facts.jpegQuality,
      exifOrientation: verdict.facts.exifOrientation, turnDegrees: verdict.turn?.degrees,
      sha256: verdict.submission.sha256 ?? "",
      engine: "Jernih \(engine.version), \(engine.policy), isolasi \(engine.isolation)\(sandbox)",
      time: time)
  }
}

extension DocumentView {
  init(_ outline: DocumentOutline) {
    self.init(
      corners: outline.corners.corners.map { [$0.x, $0.y] }, dotsPerInch: outline.dotsPerInch,
      fill: outline.fill, tiltDegrees: outline.tiltDegrees, skewDegrees: outline.skewDegrees)
  }
}

extension CheckView {
  init(_ result: CheckResult, words: DefectWords) {
    let isDefect = result.status == .review || result.status == .retake
    self.init(
      id: result.id.rawValue, status: result.status.rawValue, score: result.score.map(Double.init),
      value: result.value, unit: result.unit,
      limits: result.limits.map {
        Limits(retake: $0.retake, review: $0.review, worseAbove: $0.worse == .above)
      },
      confidence: result.confidence ?? 0, why: result.why?.rawValue,
      reason: isDefect ? words.reason(of: result) : nil,
      remedy: isDefect ? words.remedy(of: result) : nil,
      regions: result.regions.map {
        Region(x: $0.x, y: $0.y, width: $0.width, height: $0.height)
      },
      other: result.other.map {
        OtherPhoto(
          caseID: $0.caseID, folder: $0.number == 1 ? $0.kind : "\($0.kind).\($0.number)")
      })
  }
}
