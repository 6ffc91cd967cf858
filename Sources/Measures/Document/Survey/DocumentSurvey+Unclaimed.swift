package import Raster

/// What a photo shows of which nobody said what it is.
///
/// Here everything is looked for: a kind that was taken for another is judged by the wrong rules. A
/// card or table is believed by its print alone (``LayoutGuess``), wherever it lies.
///
/// Constants that name no other origin are working values.
extension DocumentSurvey {
  /// A KTP, and a family card.
  private static let card = DocumentShape(
    kind: "", layout: .card, widthMillimetres: CardSize.widthMillimetres,
    heightMillimetres: CardSize.heightMillimetres)
  private static let table = DocumentShape(
    kind: "", layout: .table, widthMillimetres: Double(SheetSize.widthMillimetres),
    heightMillimetres: Double(SheetSize.heightMillimetres))
  private static let page = DocumentShape(kind: "", layout: .page)
  /// Rules across a sheet without print that make it a form: as many as no print has by chance.
  private static let formRules = 7
  /// A tile of bare paper: its samples lie within so many code values, …
  private static let paperContrast = 14.0
  /// … its chroma is so small, in code values, and it has this share of the brightest tiles' luma,
  /// of which one in ten is brighter still.
  private static let paperChroma = 14.0
  private static let paperShade = 0.8
  /// Where so large a share of the frame is bare paper, it shows no scene: in houses, landscapes
  /// and things it was at most 0.44.
  private static let paperShare = 0.6
  /// A sheet's ground is nowhere darker than this share of its brightest tiles', …
  private static let evenShade = 0.7
  /// … but for one tile in ten: scans and sheets have 0.99 and more, 20 scenes at most 0.86.
  private static let evenShare = 0.9

  /// What a photo of no claimed kind looks like; `nil` if it cannot be told.
  ///
  /// - Complexity: That of four surveys.
  package static func layout(
    of photo: ReducedPhoto, focalLengthMillimetres: Double? = nil
  ) -> LayoutSeen? {
    let survey = DocumentSurvey(
      shape: DocumentShape(kind: "", layout: .scene),
      focalLengthMillimetres: focalLengthMillimetres)
    let seen = survey.layoutSeen(photo, nil, LayoutReader.Reading())
    if seen?.layout == .card || seen?.layout == .table { return seen }
    if let printed = survey.fullFrame(photo) ?? survey.lying(photo) { return printed }
    guard seen?.layout != .page else { return seen }
    if survey.isSheet(photo) { return LayoutSeen(layout: .page, confidence: frameConfidence) }
    return isPaper(photo) ? nil : seen
  }

  /// A card or a table whose border is the frame's.
  private func fullFrame(_ photo: ReducedPhoto) -> LayoutSeen? {
    let frame = DocumentFinding(frameOf: photo.photo, confidence: Self.frameConfidence)
    let edges = Double(photo.photo.longEdge) / Double(max(1, photo.photo.shortEdge))
    for shape in [Self.card, Self.table] {
      guard let aspect = shape.aspect,
        Trigonometry.logarithm(edges / aspect).magnitude < Self.frameAspect
      else { continue }
      let reader = LayoutReader(layout: shape.layout, orientation: orientation)
      if let map = reader.read(photo, frame.quad).map,
        let seen = LayoutGuess.look(map, aspect: aspect), seen.layout == shape.layout,
        shape.layout == .card || Self.isEven(photo, nil)
      {
        return seen
      }
    }
    return nil
  }

  /// A card or a table that lies small on a page, on another document or on a patterned ground.
  private func lying(_ photo: ReducedPhoto) -> LayoutSeen? {
    for shape in [Self.card, Self.table] {
      let survey = DocumentSurvey(
        shape: shape, orientation: orientation, focalLengthMillimetres: focalLengthMillimetres)
      let reader = LayoutReader(layout: shape.layout, orientation: orientation)
      var choice = OutlineChoice(survey: survey, photo: photo, reader: reader)
      let (finding, reading) = choice.choose()
      if let finding, let map = reading.map, let seen = guess(map, finding.quad, photo.photo),
        seen.layout == shape.layout, shape.layout == .card || Self.isEven(photo, finding.quad)
      {
        return seen
      }
    }
    return nil
  }

  /// Whether there is a sheet with lines of print, or ruled.
  private func isSheet(_ photo: ReducedPhoto) -> Bool {
    let finder = DocumentFinder(focalLengthMillimetres: focalLengthMillimetres)
    let reader = LayoutReader(layout: .card, orientation: orientation)
    let found = finder.find(in: photo, shape: Self.page, isThorough: false)
    let frame = DocumentFinding(frameOf: photo.photo, confidence: Self.frameConfidence)
    for quad in [found?.quad, frame.quad].compactMap(\.self) where Self.isEven(photo, quad) {
      let page = LayoutReader(layout: .page, orientation: orientation, tellsTurn: false)
      if page.read(photo, quad).isPrinted { return true }
      guard let map = reader.read(photo, quad).map else { continue }
      let rules = max(RuledLines.count(in: map), RuledLines.count(in: map.quarterTurned))
      if rules >= Self.formRules { return true }
    }
    return false
  }

  /// Whether a part of the picture, or all of it, has one ground, as a sheet and no scene has.
  private static func isEven(_ photo: ReducedPhoto, _ quad: Quad?) -> Bool {
    let tones = TileTones(of: photo, on: quad)
    guard let bright = tones.ground(quantile: 0.9), !tones.tiles.isEmpty else { return false }
    let even = tones.tiles.count { $0.ground >= evenShade * bright }
    return Double(even) >= evenShare * Double(tones.tiles.count)
  }

  /// Whether most of the frame is bare paper.
  private static func isPaper(_ photo: ReducedPhoto) -> Bool {
    let tones = TileTones(of: photo, on: nil)
    guard let bright = tones.ground(quantile: 0.9), !tones.tiles.isEmpty else { return false }
    let bare = tones.tiles.count {
      $0.contrast <= paperContrast && $0.chroma <= paperChroma && $0.ground >= paperShade * bright
    }
    return Double(bare) >= paperShare * Double(tones.tiles.count)
  }
}
