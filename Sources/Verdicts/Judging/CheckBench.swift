package import Findings
import Measures
import Raster

/// Where the readings of one photo become results: limits in the photo's units, scores, causes.
package struct CheckBench {
  let policy: Policy
  let kind: KindPolicy
  let findings: Findings

  /// - Parameters:
  ///   - kind: What the photo is judged as.
  ///   - findings: Of the photo.
  package init(policy: Policy, kind: KindPolicy, findings: Findings) {
    self.policy = policy
    self.kind = kind
    self.findings = findings
  }

  /// Every reading as a result. Where legibility was measured, the checks it is made of are no
  /// worse than it is, and the worst of them by its own limits names its cause. Print that can be
  /// read may still be too pale to copy: that its contrast says.
  ///
  /// A check that the policy takes away has none.
  func results() -> [CheckResult] {
    let readings = findings.readings.filter { kind.checks[$0.check] != nil }
    let legibility = readings.first { $0.check == .legibility }.map { result($0) }
    guard var legibility, legibility.value != nil, let score = legibility.score else {
      return readings.map { result($0) }
    }
    // What a measure says, of a spot or of two images, is none of theirs.
    let isByMeasure = legibility.failed != nil
    if legibility.status != .pass, !isByMeasure { legibility.cause = worstCause }
    let read = isByMeasure ? max(score, valueScore(of: legibility) ?? 0) : score
    return readings.map { reading in
      reading.check == .legibility ? legibility : result(reading, scoreMinimum: read)
    }
  }

  /// What a check would score by its value alone; `nil` without one, or without limits.
  private func valueScore(of result: CheckResult) -> Int? {
    let check = kind.check(result.id)
    guard let value = result.value, let rule = check.value else { return nil }
    return rule.score(value, scale: scale(of: check))
  }

  /// What decides by itself, although a measure of a check that legibility is made of found it.
  static let ownCauses: Set<Cause> = [.shadow, .upscaled]

  /// Checks whose meters name the worst places of every photo: one that passes has no bad ones.
  private static let placedAlways: Set<CheckID> = [.blur, .contrast]

  /// What the part of legibility that is worst by its own limits would be named for.
  private var worstCause: Cause? {
    findings.readings.compactMap { reading -> (score: Int, cause: Cause?)? in
      let check = kind.check(reading.check)
      guard CheckID.legibilityParts.contains(reading.check), let rule = check.value,
        let value = reading.value, value.isFinite
      else { return nil }
      let cause: Cause? =
        switch reading.check {
        case .resolution: resolutionCause(value, check)
        case .noise: .grain
        case .contrast: .faint
        default: reading.cause ?? rule.cause
        }
      return (rule.score(value, scale: scale(of: check)), cause)
    }.min { $0.score < $1.score }?.cause
  }

  /// Whether the document has pixels enough, however small it is in the frame, as on a flatbed's
  /// page.
  private var isFineEnough: Bool {
    let check = kind.check(.resolution)
    guard let rule = check.value,
      let value = findings.readings.first(where: { $0.check == .resolution })?.value,
      value.isFinite
    else { return false }
    return rule.score(value, scale: scale(of: check)) >= Rule.reviewScore
  }

  /// A reading by the limits of its check.
  ///
  /// - Parameter scoreMinimum: What legibility scored: no rule of a check that it is made of counts
  ///   for less, but for what decides by itself.
  private func result(_ reading: Reading, scoreMinimum: Int? = nil) -> CheckResult {
    let least = CheckID.legibilityParts.contains(reading.check) ? scoreMinimum ?? 0 : 0
    let check = kind.check(reading.check)
    let finite = reading.measures.filter { $0.value.isFinite }
    guard let value = reading.value, value.isFinite else {
      return unmeasured(reading, check: check, measures: finite)
    }
    let scale = scale(of: check)
    var result = CheckResult(
      id: reading.check, status: .pass, score: 100, value: value, unit: check.unit,
      limits: check.value.map { CheckResult.Limits($0, scale: scale) },
      measures: finite, regions: Array(reading.regions.prefix(Reading.regionsMaximum)),
      confidence: min(1, max(0, reading.confidence.isFinite ? reading.confidence : 0)),
      causeSeen: reading.cause)
    var cause = reading.cause
    var lowest = 100
    if let rule = check.value {
      // What cannot be read is not called pale: blur pales it too.
      let isOwn = reading.check == .contrast && least >= Rule.retakeScore
      lowest = max(isOwn ? 0 : least, rule.score(value, scale: scale))
      cause = reading.cause ?? rule.cause
    }
    for (name, rule) in check.measures {
      guard let measure = finite[name], rule.cause != .far || !isFineEnough else { continue }
      let isOwn = rule.cause.map(Self.ownCauses.contains) ?? false
      let score = max(isOwn ? 0 : least, rule.score(measure))
      guard score < lowest else { continue }
      lowest = score
      cause = rule.cause ?? reading.cause
      result.failed = CheckResult.Failed(
        measure: name, value: measure, limits: CheckResult.Limits(rule, scale: 1))
    }
    result.score = lowest
    if result.confidence ?? 1 < check.retakeConfidence, lowest < Rule.retakeScore {
      result.score = (Rule.retakeScore + Rule.reviewScore) / 2
    }
    result.status = Self.status(result.score)
    if result.status == .pass {
      result.failed = nil
      if Self.placedAlways.contains(reading.check) { result.regions = [] }
    } else {
      result.cause = reading.check == .resolution ? resolutionCause(value, check) : cause
      // The places of contrast are those of a shadow.
      if reading.check == .contrast, cause != .shadow { result.regions = [] }
      if reading.check == .duplicate { result.others = findings.duplicatesOf }
    }
    return result
  }

  /// A check that could not tell: the policy may still give it a score, which makes it a review.
  private func unmeasured(
    _ reading: Reading, check: CheckPolicy, measures: [String: Double]
  ) -> CheckResult {
    let why = reading.why ?? .unsure
    let score = why == .notForKind ? nil : check.unmeasuredScore
    return CheckResult(
      id: reading.check, status: score == nil ? .notMeasured : Self.status(score), score: score,
      value: nil, unit: check.unit, limits: nil, measures: measures, regions: [],
      causeSeen: reading.cause, why: why)
  }

  private static func status(_ score: Int?) -> CheckResult.Status {
    guard let score else { return .notMeasured }
    if score < Rule.retakeScore { return .retake }
    return score < Rule.reviewScore ? .review : .pass
  }

  /// What one unit of a check's limits is in the unit of its value, on this photo.
  package func scale(of check: CheckPolicy) -> Double {
    switch check.limitsIn {
    case .value: 1
    case .millimetres: pixelsPerMillimetre
    case .shareOfLongEdge: longEdgePixels
    case .shareOfDocument: documentEdgePixels ?? longEdgePixels
    }
  }

  private var longEdgePixels: Double {
    Double(max(1, findings.facts.width ?? 0, findings.facts.height ?? 0))
  }

  /// Where no document was found, as if it filled the frame: the mildest limits there can be.
  private var pixelsPerMillimetre: Double {
    if let dpi = findings.document?.dotsPerInch, dpi.isFinite, dpi > 0 {
      return dpi / DocumentGeometry.millimetresPerInch
    }
    let longest = max(kind.shape.widthMillimetres ?? 0, kind.shape.heightMillimetres ?? 0)
    return longest > 0 ? longEdgePixels / longest : 1
  }

  private var documentEdgePixels: Double? {
    guard let outline = findings.document?.corners else { return nil }
    let longer = max(outline.meanWidth, outline.meanHeight)
    return longer.isFinite && longer >= 1 ? longer : nil
  }

  /// Why there are too few pixels: only one of the three is mended by sending the same photo
  /// otherwise, and only the photographer's distance by taking it again.
  private func resolutionCause(_ value: Double, _ check: CheckPolicy) -> Cause {
    let chat = policy.chat
    let isFilling = findings.document.map { $0.fill >= chat.fill } ?? true
    guard isFilling else { return .far }
    let longEdge = longEdgePixels
    let original = value * Double(chat.phoneLongEdgePixels) / longEdge
    let wouldPass = check.value.map { $0.score(original) >= Rule.reviewScore } ?? true
    return isFromChat && wouldPass ? .chat : .small
  }

  /// Whether the file is what a chat service makes of a photo, by its coding and not by its size
  /// alone.
  private var isFromChat: Bool {
    let facts = findings.facts
    let longEdge = Int(longEdgePixels)
    guard facts.format == .jpeg, !facts.hasCameraTags, longEdge <= policy.chat.longEdgePixels
    else { return false }
    // No camera and no scanner saves so.
    if facts.progressive, facts.jpegTable == .mozjpeg { return true }
    let isLongEdge = policy.chat.longEdges.contains { abs($0 - longEdge) <= 1 }
    return isLongEdge && facts.jpegQuality.map { $0 <= policy.chat.quality } ?? false
  }
}

extension CheckResult.Limits {
  /// A rule's limits.
  ///
  /// - Parameter scale: What one unit of them is in the value's unit.
  fileprivate init(_ rule: Rule, scale: Double) {
    self.init(
      retake: rule.retake.map { $0 * scale }, review: rule.review.map { $0 * scale },
      worse: rule.worse)
  }
}
