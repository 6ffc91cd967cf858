import Raster

/// A survey's findings as readings of the checks they answer.
struct SurveyReadings {
  let shape: DocumentShape
  let photo: ReducedPhoto
  let finding: DocumentFinding?
  let geometry: DocumentGeometry?
  /// The outline of a second document; `nil` for one alone.
  let beside: Quad?
  let layoutSeen: LayoutSeen?

  /// A photo whose luma stays within this many code values is blank. A working value.
  static let blankRange: UInt8 = 24
  /// One sample in so many at either end of the range does not count. A working value.
  static let samplesPerTail = 200
  /// How sure it is that a document is missing, and that a photo is blank, 0…1. Working values.
  static let missingConfidence = 0.5
  static let blankConfidence = 0.9
  /// So many strokes into a side of the frame are print for sure. A working value.
  static let strokesSure = 5
  /// A picture that is longer than so many times its width is as good as one of that length: a
  /// till's slip is not longer, and a strip of a few rows shows nothing. A working value.
  static let longestAspect = 8
  /// A document of which more lies inside the frame may be whole. A working value.
  static let wholeShare = 0.99

  /// All but the orientation's.
  var all: [Reading] { [resolution, framing, tilt, kind] }

  func orientation(_ reading: LayoutReader.Reading) -> Reading {
    guard let turn = reading.turn else { return Reading(notMeasured: .orientation, why: .unsure) }
    var measures = ["evidence": Double(reading.evidence)]
    if reading.isMirrored { measures["mirrored"] = 1 }
    if reading.isTagStale { measures["staleTag"] = 1 }
    return Reading(
      .orientation, value: Double(turn.degrees), measures: measures,
      confidence: LayoutEvidence.confidence(reading.evidence),
      cause: reading.isMirrored ? .mirrored : nil)
  }

  /// Why there are too few pixels is no meter's to say: it depends on the policy.
  private var resolution: Reading {
    let longEdge = Double(photo.photo.longEdge)
    guard shape.aspect != nil else {
      let edge = min(longEdge, Double(Self.longestAspect * photo.photo.shortEdge))
      return Reading(.resolution, value: edge, measures: ["longEdgePixels": longEdge])
    }
    guard let geometry, let dotsPerInch = geometry.dotsPerInch else {
      return Reading(
        notMeasured: .resolution, why: .noDocument, measures: ["longEdgePixels": longEdge])
    }
    return Reading(
      .resolution, value: dotsPerInch,
      measures: ["dotsPerInch": dotsPerInch, "longEdgePixels": longEdge],
      confidence: geometry.confidence)
  }

  private var framing: Reading {
    if shape.layout == .scene { return Reading(notMeasured: .framing, why: .notForKind) }
    guard let geometry, let finding else {
      // A card or table that is asked for and not there is a finding; a page need not show a
      // border.
      guard shape.aspect != nil else { return Reading(notMeasured: .framing, why: .noDocument) }
      return Reading(
        .framing, value: 0, measures: ["fill": 0, "cornerOvershoot": 0],
        confidence: Self.missingConfidence,
        cause: .missing)
    }
    // Half a card at two sides of the frame may have the whole's proportions: what is on it tells.
    let strokes = printAtFrame(geometry, finding)
    let seemsWhole = geometry.inside > Self.wholeShare && strokes < Self.strokesSure
    if shape.layout == .card, finding.isAtFrame, seemsWhole, layoutSeen?.layout != .card {
      return Reading(notMeasured: .framing, why: .unsure, measures: ["fill": geometry.fill])
    }
    let overshoot = geometry.cornerOvershoot(in: photo.photo)
    var measures = [
      "fill": geometry.fill, "cornerOvershoot": overshoot,
      "sidesSeen": Double(finding.sides.count { $0 == .seen }),
      "documents": beside == nil ? 1 : 2,
      "printAtFrame": Double(strokes),
    ]
    measures["proportions"] = proportions(geometry)
    return Reading(
      .framing, value: geometry.inside, measures: measures,
      regions: beside.map { [PixelRect(around: $0, in: photo.photo)] } ?? [],
      confidence: geometry.confidence, cause: overshoot > 0 ? .cut : .far)
  }

  /// How many times longer or shorter the outline is than its kind would be, 1 or more, where a
  /// slanted view does not explain it; `nil` for a kind of no known proportions.
  private func proportions(_ geometry: DocumentGeometry) -> Double? {
    guard let aspect = shape.aspect else { return nil }
    let (width, height) = (geometry.corners.meanWidth, geometry.corners.meanHeight)
    let seen = max(width, height) / max(1, min(width, height))
    let ratio = seen / max(aspect, 1 / aspect)
    let tiltRadians = (geometry.tiltDegrees ?? 0) * .pi / 180
    let cosine = Trigonometry.sineCosine(tiltRadians).cosine
    return max(1, max(ratio, 1 / ratio) * cosine)
  }

  private func printAtFrame(_ geometry: DocumentGeometry, _ finding: DocumentFinding) -> Int {
    guard finding.sides.contains(.frame), let dotsPerInch = geometry.dotsPerInch else { return 0 }
    return PrintAtFrame(photo, dotsPerInch: dotsPerInch).strokes(across: geometry.corners)
  }

  private var tilt: Reading {
    if shape.layout == .scene { return Reading(notMeasured: .tilt, why: .notForKind) }
    guard let geometry, let finding else { return Reading(notMeasured: .tilt, why: .noDocument) }
    // A side of the frame says nothing of the sheet's perspective.
    guard let tilt = geometry.tiltDegrees, !finding.sides.contains(.frame) else {
      return Reading(notMeasured: .tilt, why: .unsure)
    }
    return Reading(.tilt, value: tilt, confidence: geometry.confidence)
  }

  /// How probably the picture shows the claimed layout, 0…1.
  private var kind: Reading {
    if isBlank { return Reading(.kind, value: 0, confidence: Self.blankConfidence, cause: .blank) }
    // Any document may be sent as another document.
    if shape.layout == .page { return Reading(notMeasured: .kind, why: .notForKind) }
    guard let layoutSeen else { return Reading(notMeasured: .kind, why: .unsure) }
    let isClaimed = layoutSeen.layout == shape.layout
    return Reading(
      .kind, value: isClaimed ? layoutSeen.confidence : 1 - layoutSeen.confidence,
      confidence: layoutSeen.confidence, cause: .otherKind)
  }

  /// Whether all but a hundredth of the photo has about one luma, as with a covered lens.
  private var isBlank: Bool {
    // Before the samples are counted: a document is found in nearly every photo.
    guard finding == nil else { return false }
    var counts = [Int](repeating: 0, count: 256)
    for sample in photo.lumaHalf.samples { counts[Int(sample)] += 1 }
    let tail = photo.lumaHalf.samples.count / Self.samplesPerTail
    func quantile(_ order: some Sequence<Int>) -> Int {
      var sum = 0
      for value in order {
        sum += counts[value]
        if sum > tail { return value }
      }
      return 0
    }
    return quantile((0..<256).reversed()) - quantile(0..<256) < Int(Self.blankRange)
  }
}
