package import Raster

/// Everything that is told by the document's outline and layout: where it is, which way is up, how
/// finely it is resolved, how much of it is in the frame, how slanted it was seen and what it is.
///
/// The constants are working values. With them, of the 300 simulated photos of the corpus, every
/// turn of those without a defect is right and no document is called two.
package struct DocumentSurvey: Sendable {
  /// What a survey found.
  package struct Result: Equatable, Sendable {
    /// `nil` if no document was found or the kind is a scene.
    package var geometry: DocumentGeometry?
    /// The clockwise turn that makes the photo upright *after* its EXIF orientation was applied, by
    /// content; `nil` if it cannot be told.
    package var turn: Turn?
    /// What the picture looks like; `nil` if it cannot be told.
    package var layoutSeen: LayoutSeen?
    /// The orientation that makes the photo upright, and its print to be read from left to right:
    /// EXIF's as far as it is obeyed, the turn, and the mirroring of a mirror image.
    package var upright: Orientation
    /// `resolution`, `orientation`, `framing`, `tilt` and `kind`, one each.
    package var readings: [Reading]
    /// The card or table straight on; `nil` for another document, or where none was found.
    package var straight: StraightDocument?
  }

  /// Evidence (``LayoutEvidence``) from which a card or table that fills the frame, without a
  /// border to be seen, is one.
  static let frameEvidence: Float = 1.2
  /// Difference in ln(width / height) between such a document and the frame, at most: a ratio of
  /// 1.13.
  static let frameAspect = 0.12
  /// Outlines below this score must hold print to be a page.
  static let scoreSure = DocumentFinder.scoreSure
  /// How sure a document is whose border is the frame's, 0…1.
  static let frameConfidence = 0.6
  /// How sure a table is to be a family card's that is one where such a card has two, 0…1.
  static let listConfidence = 0.3

  /// A document of any kind: 3 : 2, between a card's and a sheet's proportions.
  static let anyShape = DocumentShape(
    kind: "", layout: .card, widthMillimetres: 150, heightMillimetres: 100)

  /// The kind that the photo is claimed to be.
  package let shape: DocumentShape
  /// The photo's EXIF orientation: content is read as the photo would be shown.
  package let orientation: Orientation
  /// Focal length as on 35 mm film, from EXIF, in millimetres; `nil` if unknown.
  package let focalLengthMillimetres: Double?

  /// A survey of photos that are claimed to show one kind of document.
  package init(
    shape: DocumentShape, orientation: Orientation = .upright,
    focalLengthMillimetres: Double? = nil
  ) {
    self.shape = shape
    self.orientation = orientation
    self.focalLengthMillimetres = focalLengthMillimetres
  }

  /// Surveys one photo.
  ///
  /// - Complexity: That of ``DocumentFinder/find(in:shape:)`` and of reading the layout on a raster
  ///   of at most 320 × 320, for a page of 640 × 640.
  package func survey(_ photo: ReducedPhoto) -> Result {
    let look = look(photo)
    let (finding, reading) = (look.finding, look.reading)
    let geometry = finding.map { finding in
      DocumentGeometry(
        corners: reading.corners ?? finding.quad, shape: shape,
        isUprightKnown: reading.turn != nil, photo: photo.photo,
        focalLengthMillimetres: focalLengthMillimetres, confidence: finding.confidence)
    }
    var seen = layoutSeen(photo, finding, reading)
    if shape.layout == .table, seen?.layout == .table, let straight = reading.straight,
      SingleTable.isOne(photo, corners: straight.ownCorners)
    {
      seen?.confidence = Self.listConfidence
    }
    let readings = SurveyReadings(
      shape: shape, photo: photo, finding: finding, geometry: geometry,
      beside: look.second, layoutSeen: seen)
    return Result(
      geometry: geometry, turn: reading.turn, layoutSeen: seen, upright: upright(reading),
      readings: readings.all + [readings.orientation(reading)], straight: reading.straight)
  }

  private func upright(_ reading: LayoutReader.Reading) -> Orientation {
    let turned = (reading.isTagStale ? orientation.turnAlone : orientation)
      .followed(by: reading.turn ?? .none)
    return reading.isMirrored ? turned.followed(by: .mirrorColumns) : turned
  }

  /// The outline, what is read inside it, and the outline of a second document; without a border to
  /// be seen, inside the frame.
  private func look(
    _ photo: ReducedPhoto
  ) -> (finding: DocumentFinding?, reading: LayoutReader.Reading, second: Quad?) {
    let reader = LayoutReader(layout: shape.layout, orientation: orientation)
    switch shape.layout {
    case .scene: return (nil, LayoutReader.Reading(), nil)
    case .page:
      let (finding, reading) = lookForPage(photo, reader)
      return (finding, reading, nil)
    case .card, .table:
      var choice = OutlineChoice(survey: self, photo: photo, reader: reader)
      let (finding, reading) = choice.choose()
      let second = finding.flatMap { first in
        choice.search.flatMap { SecondDocument(survey: self, photo: photo).quad(beside: first, $0) }
      }
      let confirmed = reader.confirmed(photo, reading)
      return (finding, reader.unmirrored(photo, confirmed), second)
    }
  }

  private func lookForPage(
    _ photo: ReducedPhoto, _ reader: LayoutReader
  ) -> (DocumentFinding?, LayoutReader.Reading) {
    guard
      var search = OutlineSearch(
        photo, shape: shape, focalLengthMillimetres: focalLengthMillimetres)
    else { return (nil, LayoutReader.Reading()) }
    lazy var surroundings = PrintAround(in: photo)
    // A page that fills the frame need not be looked for in windows.
    for isThorough in [false, true] {
      if let found = search.best(isThorough: isThorough),
        found.score >= DocumentFinder.scoreMinimum,
        surroundings?.goesOn(around: found.quad) != true
      {
        let reading = reader.read(photo, found.quad)
        if found.score >= Self.scoreSure || reading.isPrinted { return (found, reading) }
      }
      if isThorough { break }
      let frame = DocumentFinding(frameOf: photo.photo, confidence: Self.frameConfidence)
      let reading = reader.read(photo, frame.quad)
      if reading.isPrinted {
        return paleSheet(photo, reader) ?? (frame, reading)
      }
    }
    return paleSheet(photo, reader) ?? (nil, LayoutReader.Reading())
  }

  /// The sheet that the frame's print lies on, where the frame is not that sheet.
  private func paleSheet(
    _ photo: ReducedPhoto, _ reader: LayoutReader
  ) -> (DocumentFinding?, LayoutReader.Reading)? {
    guard let sheet = PaleSheet(in: photo)?.finding else { return nil }
    let reading = reader.read(photo, sheet.quad)
    return reading.isPrinted ? (sheet, reading) : nil
  }

  /// What the picture looks like: by the outline found, else by one of a document of any
  /// proportions, else by the frame's print.
  func layoutSeen(
    _ photo: ReducedPhoto, _ finding: DocumentFinding?, _ reading: LayoutReader.Reading
  ) -> LayoutSeen? {
    if let finding, let map = reading.map {
      // What a side of the frame cuts off says nothing against the card.
      let seen = guess(
        map, finding.quad, photo.photo, isClaimed: shape.layout == .card && !finding.isAtFrame)
      guard seen == nil, shape.layout == .table, let straight = reading.straight else {
        return seen
      }
      let rules = RuledLines.fineCount(photo, corners: straight.corners)
      return guess(map, finding.quad, photo.photo, rules: rules)
    }
    if shape.layout == .page, finding != nil {
      return LayoutSeen(layout: .page, confidence: Self.frameConfidence)
    }
    // Small documents are not looked for.
    let finder = DocumentFinder(focalLengthMillimetres: focalLengthMillimetres)
    let other = finder.find(in: photo, shape: Self.anyShape, isThorough: false)
    if let other, other.score >= Self.scoreSure {
      let reading = LayoutReader(layout: .card, orientation: orientation).read(photo, other.quad)
      if let map = reading.map, let seen = guess(map, other, photo.photo) { return seen }
    }
    let frame = DocumentFinding(frameOf: photo.photo, confidence: Self.frameConfidence)
    let page = LayoutReader(layout: .page, orientation: orientation, tellsTurn: false)
      .read(photo, frame.quad)
    if page.isPrinted { return LayoutSeen(layout: .page, confidence: Self.frameConfidence) }
    // An outline without a known layout may be anything.
    return other?.score ?? 0 >= Self.scoreSure
      ? nil : LayoutSeen(layout: .scene, confidence: Self.frameConfidence)
  }

  private func guess(_ map: InkMap, _ finding: DocumentFinding, _ photo: Size) -> LayoutSeen? {
    guess(map, finding.quad, photo)
  }

  /// What an outline holds; `nil` if that cannot be told.
  ///
  /// - Parameter rules: How many it has, where they were counted elsewhere than on the map.
  func guess(
    _ map: InkMap, _ quad: Quad, _ photo: Size, isClaimed: Bool = false, rules: Int? = nil
  ) -> LayoutSeen? {
    let camera = CameraModel(size: photo, focalLengthMillimetres: focalLengthMillimetres)
    let ratio = camera.aspect(of: quad) ?? 1
    return LayoutGuess.look(
      map, aspect: max(ratio, 1 / max(ratio, 1e-6)), isClaimed: isClaimed, rules: rules)
  }
}
