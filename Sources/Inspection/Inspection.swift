import CSystem
import Codecs
import Findings
import Measures
import Raster
import Vocabulary
import Wire

/// One photo's way through the steps: what is known so far.
struct Inspection {
  let assignment: Assignment
  var findings: Findings
  /// The shape of the kind the photo is measured as.
  var shape: DocumentShape
  /// How EXIF asks the stored pixels to be shown.
  var orientation = Orientation.upright
  /// What is done to the stored pixels to make them upright: EXIF as far as it is obeyed, and what
  /// the print says.
  var upright = Orientation.upright
  /// Whether EXIF really says so.
  var isOrientationKnown = false
  /// Light and colour of the document's tiles, or of the frame's where no document is known.
  var tones: TileTones?
  /// The edges on the document, or over the frame.
  var edges: DocumentEdges?
  /// How far a motion has spread a table's print; `nil` on other documents, and where up is not
  /// known.
  var printMotion: PrintMotion?
  /// The document's paper without its print, where it is a card or a table.
  var paper: PaperMap?
  /// Where a family card's rules are not to be seen; `nil` where they say nothing.
  var rules: RuleGaps?
  /// Luma's quantisation table, row by row; `nil` for a PNG.
  var lumaQuantisation: [UInt16]?
  /// The reduced planes, once all rows are decoded.
  var photo: ReducedPhoto?

  init(assignment: Assignment) {
    self.assignment = assignment
    let kind = assignment.kind ?? assignment.fallbackKind
    findings = Findings(kind: kind)
    shape =
      assignment.shapes.first { $0.kind == kind } ?? DocumentShape(kind: kind, layout: .page)
  }

  /// Decodes every row once and feeds it to everything that looks at full resolution.
  mutating func decode(_ decoder: inout PhotoDecoder) throws(DecodeError) {
    let start = csystem_seconds()
    defer { findings.milliseconds.decode = (csystem_seconds() - start) * 1000 }
    take(decoder.header)
    var reducer = PhotoReducer(photo: decoder.header.size)
    var band = Band(lumaStride: 0, luma: [])
    while try decoder.nextBand(into: &band) { reducer.add(band) }
    let reduced = reducer.finish()
    let conversion = decoder.header.colours.flatMap(ColourConversion.init)
    photo = conversion.map(reduced.converted) ?? reduced
  }

  private mutating func take(_ header: PhotoHeader) {
    orientation = Orientation(exifValue: header.exif.orientation)
    upright = orientation
    isOrientationKnown = header.exif.hasOrientation
    lumaQuantisation = header.lumaQuantisation
    let saving = header.lumaQuantisation.flatMap { JPEGQuality(lumaTable: $0) }
    findings.facts = PhotoFacts(
      format: PhotoFacts.Format(rawValue: header.format.rawValue), width: header.size.width,
      height: header.size.height,
      exifOrientation: orientation.exifValue, hasCameraTags: header.exif.hasCameraTags,
      focalLengthMillimetres: header.exif.focalLength35mm,
      jpegQuality: saving?.quality, jpegTable: saving?.table, progressive: header.progressive)
  }

  /// Runs one step and books its time.
  mutating func run(_ step: Step) throws(DecodeError) {
    guard let photo else { return }
    let start = csystem_seconds()
    defer { book((csystem_seconds() - start) * 1000, as: step.share) }
    try step.run(&self, photo)
  }

  private mutating func book(_ milliseconds: Double, as share: Step.Share) {
    switch share {
    case .measure: findings.milliseconds.measure += milliseconds
    case .thumbnail: findings.milliseconds.thumbnail += milliseconds
    }
  }

  /// The document's corners in the stored photo; `nil` for a scene, or where none was found.
  var outline: Quad? { findings.document?.corners }

  /// Keeps what a check has measured.
  mutating func add(_ reading: Reading) { findings.readings.append(reading) }

  /// Keeps what a check reads from the tiles.
  ///
  /// - Parameter onDocumentOnly: Whether the check means nothing for a scene.
  mutating func addFromTones(
    onDocumentOnly: Bool = false, _ reading: (TileTones) -> Reading
  ) {
    guard let tones, !onDocumentOnly || shape.layout != .scene else { return }
    add(reading(tones))
  }

  private var blurReading: Reading? { findings.readings.first { $0.check == .blur } }

  /// What a table's print tells of a motion.
  func printMotion(in photo: ReducedPhoto) -> PrintMotion? {
    guard findings.turn != nil, let outline else { return nil }
    return PrintMotion(in: photo, on: outline, shape: shape)
  }

  /// What the rules of a family card that lies upright tell.
  func rules(in photo: ReducedPhoto) -> RuleGaps? {
    guard shape.layout == .table, let paper, paper.isUprightKnown else { return nil }
    return RuleGaps(in: photo, on: paper.corners)
  }

  /// The blur that was measured, in pixels of the stored photo; 0 where it could not be told.
  var blurPixels: Double { blurReading?.value ?? 0 }

  /// Estimates how much of the print can be read, from what was measured before.
  mutating func addLegibility(of photo: ReducedPhoto) {
    guard shape.layout != .scene else { return }
    let noise = findings.readings.first { $0.check == .noise }
    var known: LegibilityMeter.Known?
    if let document = findings.document, let edges, let tones {
      known = LegibilityMeter.Known(
        document: document, isUprightKnown: findings.turn != nil,
        kindConfidence: findings.readings.first { $0.check == .kind }?.value ?? 0, edges: edges,
        motion: printMotion, tones: tones, grain: noise?.value ?? 0, lumaTable: lumaQuantisation)
    }
    add(LegibilityMeter.reading(from: known, shape: shape, photo: photo))
  }

  /// Looks for a screen's pixels on the document, or for the bars of a screenshot.
  mutating func lookForScreen(in photo: ReducedPhoto) {
    add(
      RecaptureMeter.reading(
        of: photo, on: outline, shape: shape, tones: tones,
        blurPixels: blurReading?.value,
        hasCameraTags: findings.facts.hasCameraTags))
  }

  /// Finds the document, how it lies, and which way is up.
  mutating func survey(_ photo: ReducedPhoto) {
    if assignment.kind == nil { takeKindSeen(in: photo) }
    let survey = DocumentSurvey(
      shape: shape, orientation: orientation,
      focalLengthMillimetres: findings.facts.focalLengthMillimetres)
    let found = survey.survey(photo)
    findings.document = found.geometry
    findings.kindSeen = found.layoutSeen.flatMap(kindSeen)
    findings.turn = found.turn
    upright = found.upright
    paper = found.straight.map { PaperMap($0) }
    findings.readings += found.readings
    if shape.layout == .scene, isOrientationKnown { trustCamera() }
  }

  /// No kind was claimed: the photo is measured as what it looks like.
  private mutating func takeKindSeen(in photo: ReducedPhoto) {
    let seen = DocumentSurvey.layout(
      of: photo, focalLengthMillimetres: findings.facts.focalLengthMillimetres)
    guard let seen, let kind = kindSeen(seen)?.kind,
      let shape = assignment.shapes.first(where: { $0.kind == kind })
    else { return }
    self.shape = shape
    findings.kind = kind
  }

  /// The first of the policy's kinds that is laid out so.
  private func kindSeen(_ seen: LayoutSeen) -> KindSeen? {
    assignment.shapes.first { $0.layout == seen.layout }
      .map { KindSeen(kind: $0.kind, confidence: seen.confidence) }
  }

  /// A scene has no print to tell which way is up, but a camera that was held up to it knew. (Above
  /// a table it does not, so a document's own layout is asked there.)
  private mutating func trustCamera() {
    findings.turn = Turn.none
    findings.readings.removeAll { $0.check == .orientation }
    add(Reading(.orientation, value: 0, confidence: Self.cameraConfidence))
  }

  /// How sure a camera's own word on its orientation is, 0…1. A working value.
  private static let cameraConfidence = 0.95

  /// Makes the upright thumbnail, if one is wanted.
  mutating func makeThumbnail(of photo: ReducedPhoto) throws(DecodeError) {
    guard let wanted = assignment.thumbnail else { return }
    let planes = ThumbnailPlanes(
      of: photo, orientation: upright, turn: .none,
      longEdgeMaximum: wanted.longEdgePixels)
    // A picture of noise may pass the cap at the quality asked for; a lower one always fits.
    for quality in [wanted.quality, wanted.quality / 2, 5] {
      let jpeg = JPEGEncoder.encode(
        luma: planes.luma, blue: planes.blue, red: planes.red, quality: max(1, quality))
      guard let jpeg else { throw .outOfMemory }
      findings.thumbnail = jpeg
      if jpeg.count <= wanted.bytes { return }
    }
    throw .decoderFailed(.thumbnailTooLong)
  }

  /// The photo gives no pixels: whatever was measured is void.
  mutating func fail(_ fault: Fault) {
    findings.fault = fault
    findings.readings = []
    findings.document = nil
    findings.turn = nil
    findings.kindSeen = nil
    findings.fingerprint = nil
    findings.thumbnail = nil
  }
}
