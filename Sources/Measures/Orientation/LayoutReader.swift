import Raster

/// Tells which way up a document lies by the layout of its print.
///
/// A card and a table are told by their layout alone: their print is capitals, digits and rules, of
/// which ascenders and descenders say nothing. The outline's proportions leave two ways to read
/// them; the signs of both are compared, and the answer is given only if they differ enough. A page
/// is told by its lines of text.
struct LayoutReader {
  /// What was read.
  struct Reading {
    /// A table's letters by ``straight``'s corners, where they were asked for.
    var letters: UsualLetters?
    /// The document's own corners in stored pixels; `nil` if the turn is unknown.
    var corners: Quad?
    /// The clockwise turn that makes the photo upright after its EXIF orientation was applied.
    var turn: Turn?
    /// The evidence for the turn against its opposite, 0 or more.
    var evidence: Float = 0
    /// Whether there is print as the layout has it.
    var isPrinted = false
    /// The document straight on, a long side up; `nil` for a page.
    var map: InkMap?
    /// The same, as what else is asked of it needs it; `nil` for a page.
    var straight: StraightDocument?
    /// Whether the print as shown is a mirror image.
    var isMirrored = false
    /// Whether EXIF would mirror print that is right as stored: then only its turn was obeyed.
    var isTagStale = false
  }

  /// Cells across and down a card or a table: 3 : 2, between the aspects of both; a cell is 2.4 mm
  /// of a card.
  static let cells = Size(width: 36, height: 24)
  /// Share of a page left out at each border: its edge is no print. A working value, 4 mm of A4.
  static let borderShare = 0.02

  let layout: DocumentShape.Layout
  let orientation: Orientation
  /// Whether a page is asked which way is up, and not only whether there is text.
  var tellsTurn = true

  /// Reads the document inside an outline, corners in stored pixels.
  func read(_ photo: ReducedPhoto, _ quad: Quad) -> Reading {
    let shown = shownCorners(of: quad)
    switch layout {
    case .card:
      return read(photo, shown) { map, turned in
        CardLayout(map).evidence(against: CardLayout(turned))
      }
    case .table:
      return read(photo, shown) { map, turned in
        TableLayout(map).evidence(against: TableLayout(turned))
      }
    case .page:
      return readPage(photo, shown)
    case .scene:
      return Reading()
    }
  }

  private func read(
    _ photo: ReducedPhoto, _ shown: Quad, evidence: (InkMap, InkMap) -> Float
  ) -> Reading {
    // Start where the first side is a long one.
    let corners = shown.meanWidth >= shown.meanHeight ? shown : shown.renamed(by: 1)
    guard let raster = LayoutRaster(photo, corners: corners, cells: Self.cells) else {
      return Reading()
    }
    let map = InkMap(raster)
    let sum = evidence(map, map.halfTurned)
    let isAnswered = sum.magnitude >= LayoutEvidence.answered
    let straight = StraightDocument(
      raster: raster, corners: corners, isUprightKnown: isAnswered,
      isHalfTurned: isAnswered && sum < 0)
    guard isAnswered else { return Reading(map: map, straight: straight) }
    var reading = answer(
      corners.renamed(by: sum > 0 ? 0 : 2), evidence: sum.magnitude, photo: photo.photo)
    reading.map = map
    reading.straight = straight
    return reading
  }

  /// The same reading, or what a table's letters say where its title is not as most have it.
  ///
  /// Offices print a family card's title at the left, its number at the right and an emblem or a
  /// stamp where others have a code: then the layout says nothing, or surely the wrong thing. Where
  /// letters are not sure either, both must say the same.
  func confirmed(_ photo: ReducedPhoto, _ reading: Reading) -> Reading {
    guard layout == .table, let map = reading.map, let straight = reading.straight else {
      return reading
    }
    let own = straight.isHalfTurned ? map.halfTurned : map
    if straight.isUprightKnown, TableLayout.usualTitle.contains(TableLayout.title(own)) {
      return reading
    }
    var letters = TableLetters.letters(photo, corners: straight.corners)
    let steadiness = letters?.steadiness(against: .halfTurned) ?? 0
    let isHalfTurned = steadiness < 0
    let isKnown = steadiness.magnitude >= TableLetters.sure
    let isAgreed =
      straight.isUprightKnown && isHalfTurned == straight.isHalfTurned
      && steadiness.magnitude >= TableLetters.agreeing
    if isAgreed && !isKnown {
      var agreed = reading
      agreed.letters = letters
      return agreed
    }
    var confirmed = Reading()
    if isKnown {
      let odds = PageOdds(usualAlone: steadiness).logarithm
      confirmed = answer(
        straight.corners.renamed(by: isHalfTurned ? 2 : 0),
        evidence: Float(odds).magnitude / LayoutEvidence.steepness, photo: photo.photo)
    }
    confirmed.letters = letters
    confirmed.map = map
    confirmed.straight = StraightDocument(
      raster: straight.raster, corners: straight.corners, isUprightKnown: isKnown,
      isHalfTurned: isKnown && isHalfTurned)
    return confirmed
  }

  /// The same reading, or that of the mirror image where the print is one.
  ///
  /// Where EXIF itself mirrors, print that would be reversed by it is right as stored: the tag was
  /// left behind by a program that had already obeyed it, or was never true. Then only its turn
  /// counts.
  func unmirrored(_ photo: ReducedPhoto, _ reading: Reading) -> Reading {
    guard let map = reading.map, let straight = reading.straight,
      let signs = MirrorSigns(photo, map, corners: straight.corners, layout: layout),
      let isTopUp = mirrorTop(signs, photo, straight, letters: reading.letters)
    else { return reading }
    var mirrored = mirrorImage(
      isTopUp ? straight.corners : straight.corners.renamed(by: 2),
      evidence: max(LayoutEvidence.answered, signs.evidence.magnitude), photo: photo.photo)
    guard let own = mirrored.corners,
      let raster = LayoutRaster(photo, corners: own, cells: Self.cells)
    else { return reading }
    mirrored.map = InkMap(raster)
    mirrored.straight = StraightDocument(
      raster: raster, corners: own, isUprightKnown: true, isHalfTurned: false)
    return mirrored
  }

  /// Whether the top of a mirror image is up in the raster; `nil` where print is not reversed.
  ///
  /// Where titles, emblems and seals of a family card are not as most have them, or seem to be a
  /// mirror image's, its letters are asked.
  private func mirrorTop(
    _ signs: MirrorSigns, _ photo: ReducedPhoto, _ straight: StraightDocument,
    letters: UsualLetters?
  ) -> Bool? {
    guard layout == .table else { return signs.isMirrored ? signs.isTopUp : nil }
    guard signs.isMirrored || straight.isUprightKnown && !signs.isSure else { return nil }
    var letters = letters ?? TableLetters.letters(photo, corners: straight.corners)
    func steadiness(_ pose: LetterPose, against other: LetterPose) -> Float {
      letters?.steadiness(in: pose, against: other) ?? 0
    }
    if signs.isMirrored {
      let image = signs.isTopUp ? LetterPose.mirrored : .flipped
      let isDenied = [LetterPose.mirrored, .flipped].contains {
        steadiness(image, against: $0) <= -TableLetters.agreeing
      }
      return isDenied ? nil : signs.isTopUp
    }
    let own = straight.isHalfTurned ? LetterPose.halfTurned : .asIs
    return steadiness(own, against: .mirrored) <= -TableLetters.reversed
      ? !straight.isHalfTurned : nil
  }

  /// What is read of a mirror image, or of print that EXIF alone would mirror.
  ///
  /// - Parameter upright: Its corners from the left end of its top on, as shown.
  private func mirrorImage(_ upright: Quad, evidence: Float, photo: Size) -> Reading {
    // What is shown at the top right is the document's own top left.
    let own = Quad(
      topLeft: upright.topRight, topRight: upright.topLeft, bottomRight: upright.bottomLeft,
      bottomLeft: upright.bottomRight)
    var mirrored = Reading(corners: own, evidence: evidence, isPrinted: true)
    if orientation.isMirroring {
      let turned = LayoutReader(layout: layout, orientation: orientation.turnAlone)
      mirrored.turn = turned.turn(toUpright: own, photo: photo)
      mirrored.isTagStale = true
    } else {
      mirrored.turn = turn(toUpright: upright, photo: photo)
      mirrored.isMirrored = true
    }
    return mirrored
  }

  private func readPage(_ photo: ReducedPhoto, _ shown: Quad) -> Reading {
    let centre =
      (shown.topLeft + shown.topRight + shown.bottomRight + shown.bottomLeft) * 0.25
    let inner = Quad(
      corners: shown.corners.map { $0 + (centre - $0) * (2 * Self.borderShare) })
    guard let page = PageReading(photo, corners: inner, tellsTurn: tellsTurn) else {
      return Reading()
    }
    guard let quarters = page.quarters else {
      return Reading(isPrinted: page.isText)
    }
    // Turned clockwise by a quarter, what was the last corner becomes the first.
    let upright = shown.renamed(by: 4 - quarters)
    let evidence = page.evidence.magnitude
    return page.isMirrored
      ? mirrorImage(upright, evidence: evidence, photo: photo.photo)
      : answer(upright, evidence: evidence, photo: photo.photo)
  }

  private func answer(_ own: Quad, evidence: Float, photo: Size) -> Reading {
    Reading(
      corners: own, turn: turn(toUpright: own, photo: photo), evidence: evidence, isPrinted: true)
  }

  /// The corners in stored pixels, in the order that is clockwise as the photo is *shown*: a
  /// mirrored photo's are counter-clockwise as stored.
  func shownCorners(of quad: Quad) -> Quad {
    orientation.isMirroring ? quad.reversed : quad
  }

  /// The quarter turn nearest to what lays the top edge level, left to right, as shown.
  private func turn(toUpright corners: Quad, photo: Size) -> Turn {
    let a = orientation.applied(to: corners.topLeft, in: photo)
    let b = orientation.applied(to: corners.topRight, in: photo)
    let quarters = (Trigonometry.arctangent(y: b.y - a.y, x: b.x - a.x) / (Double.pi / 2)).rounded()
    return Turn(rawValue: ((4 - Int(quarters)) % 4) * 90) ?? .none
  }
}
