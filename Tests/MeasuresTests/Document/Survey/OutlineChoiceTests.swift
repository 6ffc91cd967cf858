import Measures
import Raster
import TestSupport
import Testing

@Suite struct OutlineChoiceTests {
  private static let card = DocumentShape(
    kind: "ktp", layout: .card, widthMillimetres: 85.6, heightMillimetres: 53.98)

  /// The largest distance between corners of the same name, as a share of the card's width; the
  /// turn must be known, for the corners start at the card's own first one.
  private func error(_ photo: ReducedPhoto, _ truth: Quad) throws -> Double {
    let result = DocumentSurvey(shape: Self.card).survey(photo)
    #expect(result.turn == Turn.none)
    let found = try #require(result.geometry).corners
    let far = zip(found.corners, truth.corners).map { $0.distance(to: $1) }.max() ?? .infinity
    return far / truth.meanWidth
  }

  /// A card straight on: its left top corner, width in pixels and a clockwise turn in radians.
  private func corners(left: Double, top: Double, width: Double, turn: Double = 0) -> Quad {
    let height = width * DrawnCard.height / DrawnCard.width
    let (sine, cosine) = Trigonometry.sineCosine(turn)
    func corner(_ x: Double, _ y: Double) -> Point {
      let (u, v) = (x - width / 2, y - height / 2)
      return Point(
        x: left + width / 2 + u * cosine - v * sine, y: top + height / 2 + u * sine + v * cosine)
    }
    return Quad(
      topLeft: corner(0, 0), topRight: corner(width, 0), bottomRight: corner(width, height),
      bottomLeft: corner(0, height))
  }

  @Test(
    "a card cropped to its edge or nearly so is found, not the portrait on it",
    arguments: [0, 0.003, 0.01, 0.02, 0.05], [-0.5, 0, 1])
  func cropped(margin: Double, turnDegrees: Double) throws {
    let width = 1000.0
    let gap = margin * width
    let truth = corners(left: gap, top: gap, width: width, turn: turnDegrees * Double.pi / 180)
    var drawn = DrawnCard(corners: truth)
    let height = width * DrawnCard.height / DrawnCard.width
    drawn.photo = Size(width: Int(width + 2 * gap) / 2 * 2, height: Int(height + 2 * gap) / 2 * 2)
    let far = try error(drawn.reducedPhoto(), truth)
    // The frame itself is this far from a card that is turned by a degree.
    #expect(far < 0.025)
  }

  @Test("the window of a wallet around a card is not the card", arguments: [4.0, 8, 12])
  func wallet(border: Double) throws {
    let truth = corners(left: 340, top: 300, width: 900, turn: 0.03)
    var drawn = DrawnCard(corners: truth)
    drawn.ground = 170
    drawn.around = { x, y in
      let isWindow =
        (-border...DrawnCard.width + border).contains(x)
        && (-border...DrawnCard.height + border).contains(y)
      return isWindow ? 60 : nil
    }
    let far = try error(drawn.reducedPhoto(), truth)
    #expect(far < 0.01)
  }

  @Test(
    "a clear sleeve around a card is not the card",
    arguments: [(6.0, 6.0, 5.0, 5.0), (3, 14, 7, 4), (12, 9, 8, 8)])
  func sleeve(left: Double, right: Double, above: Double, below: Double) throws {
    let truth = corners(left: 340, top: 300, width: 900, turn: 0.03)
    var drawn = DrawnCard(corners: truth)
    drawn.around = { x, y in
      let isSleeve =
        (-left...DrawnCard.width + right).contains(x)
        && (-above...DrawnCard.height + below).contains(y)
      return isSleeve ? 194 : nil
    }
    let far = try error(drawn.reducedPhoto(), truth)
    #expect(far < 0.01)
  }

  @Test("a card on a ruled sheet is the card, though the sheet's rules end at its sides")
  func ruledSheet() throws {
    let truth = corners(left: 330, top: 280, width: 950, turn: 0.1)
    var drawn = DrawnCard(corners: truth)
    drawn.around = { x, y in
      func isRule(_ along: Double, _ pitch: Double) -> Bool {
        let share = along / pitch
        return share - share.rounded(.down) < 0.4 / pitch
      }
      let across = y + 0.1 * x
      return isRule(across, 7) || isRule(x - 0.1 * y, 33) ? 60 : 245
    }
    let far = try error(drawn.reducedPhoto(), truth)
    #expect(far < 0.04)
  }

  @Test(
    "a card on a checked mat is the card, though every check has as good an edge",
    arguments: [(5.0, 0.1), (5, 0.25), (6, 0.25), (8, 0.25)])
  func checks(side: Double, slope: Double) throws {
    let truth = corners(left: 450, top: 380, width: 700, turn: 0.05)
    var drawn = DrawnCard(corners: truth)
    drawn.around = { x, y in
      let column = ((x + slope * y) / side).rounded(.down)
      let row = ((y - slope * x) / side).rounded(.down)
      return (column + row).truncatingRemainder(dividingBy: 2) == 0 ? 80 : 235
    }
    let far = try error(drawn.reducedPhoto(), truth)
    #expect(far < 0.02)
  }

  @Test("a pale card on a table that is nearly as pale is found", arguments: [1.045, 1.055])
  func paleOnPale(ratio: Double) throws {
    let truth = corners(left: 780, top: 420, width: 520, turn: 0.05)
    var drawn = DrawnCard(corners: truth)
    drawn.paper = SIMD3(214, 129, 127)
    drawn.ground = (drawn.paper.x + 8) / ratio - 8
    let far = try error(drawn.reducedPhoto(), truth)
    #expect(far < 0.02)
  }

  private static let table = DocumentShape(
    kind: "kk", layout: .table, widthMillimetres: 297, heightMillimetres: 210)

  @Test(
    "a sheet with a printed frame is found by its own border",
    arguments: [150, 225, 231] as [Float])
  func printedFrame(ground: Float) throws {
    let sheet = DrawnSheet(ground: ground)
    let result = DocumentSurvey(shape: Self.table).survey(reduced(luma: sheet.plane))
    let found = try #require(result.geometry).corners
    let far = zip(found.corners, sheet.corners.corners).map { $0.distance(to: $1) }.max()
    #expect(far ?? .infinity < 8)
  }

  @Test(
    "a sheet whose head is beyond the frame is cut off, though what is left looks like the whole",
    arguments: [60, 90, 150] as [Float], [-160, -200])
  func cutOff(ground: Float, top: Double) throws {
    let sheet = DrawnSheet(ground: ground, hasFrame: false, top: top)
    let result = DocumentSurvey(shape: Self.table).survey(reduced(luma: sheet.plane))
    let framing = try #require(result.readings.first { $0.check == .framing })
    #expect(framing.value ?? 1 < 0.9)
    #expect(framing.cause == .cut)
  }

  @Test("a white sheet that fills the frame is the frame, not what its rules and columns make up")
  func borderless() throws {
    let sheet = DrawnSheet(ground: DrawnSheet.paper, hasFrame: false)
    let (plane, own) = (sheet.plane, sheet.corners.corners)
    let (left, top) = (Int(own[0].x), Int(own[0].y))
    let size = Size(width: Int(own[2].x) - left, height: Int(own[2].y) - top)
    var cropped = Plane(size: size)
    for y in 0..<size.height {
      for x in 0..<size.width { cropped[x, y] = plane[left + x, top + y] }
    }
    let result = DocumentSurvey(shape: Self.table).survey(reduced(luma: cropped))
    let found = try #require(result.geometry).corners
    for (corner, place) in zip(found.corners, Quad(frame: size).corners) {
      #expect(corner.distance(to: place) < 13)
    }
    let framing = try #require(result.readings.first { $0.check == .framing })
    #expect(framing.measures["printAtFrame"] == 0)
  }

  @Test("a part of a sheet whose rules run into the frame is said to")
  func rulesAtFrame() throws {
    let sheet = DrawnSheet(ground: DrawnSheet.paper, hasFrame: false)
    let plane = sheet.plane
    // The proportions of a whole one, from amid its columns.
    let size = Size(width: 900, height: 636)
    var cropped = Plane(size: size)
    for y in 0..<size.height {
      for x in 0..<size.width { cropped[x, y] = plane[400 + x, 160 + y] }
    }
    let result = DocumentSurvey(shape: Self.table).survey(reduced(luma: cropped))
    let framing = try #require(result.readings.first { $0.check == .framing })
    #expect(framing.measures["printAtFrame"] ?? 0 > 5)
  }

  @Test("a sheet of other proportions than its kind's is said to be", arguments: [919, 460])
  func proportions(height: Int) throws {
    var plane = Plane(size: Size(width: 1600, height: 1200), filledWith: 90)
    for y in 140..<140 + height {
      for x in 150..<1450 { plane[x, y] = 235 }
    }
    let result = DocumentSurvey(shape: Self.table).survey(reduced(luma: plane))
    let framing = try #require(result.readings.first { $0.check == .framing })
    let proportions = try #require(framing.measures["proportions"])
    #expect(abs(proportions - 919 / Double(height)) < 0.05, "\(proportions)")
  }
}
