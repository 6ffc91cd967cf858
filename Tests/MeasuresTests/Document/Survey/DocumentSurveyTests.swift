import Measures
import Raster
import TestSupport
import Testing

@Suite("DocumentSurvey")
struct DocumentSurveyTests {
  static let card = DocumentShape(
    kind: "ktp", layout: .card, widthMillimetres: 85.6, heightMillimetres: 53.98)

  /// The largest distance between corners of the same name, in pixels.
  private func error(_ a: Quad, _ b: Quad) -> Double {
    zip(a.corners, b.corners).map { $0.distance(to: $1) }.max() ?? .infinity
  }

  private func view(tilt: Double, roll: Double) -> PinholeView {
    var view = PinholeView()
    view.tiltDegrees = tilt
    view.leanDegrees = 60
    view.rollDegrees = roll
    view.distance = 110
    view.shift = Point(x: 30, y: 20)
    return view
  }

  @Test(
    "corners, dpi and tilt of a drawn card are those of the homography that drew it",
    arguments: [0.0, 15, 35], [0.0, 8, -20])
  func geometry(tilt: Double, roll: Double) throws {
    let view = view(tilt: tilt, roll: roll)
    let photo = DrawnCard(corners: view.corners).reducedPhoto()
    let focal = view.focalLengthPixels / 2000 * 43.27
    let result = DocumentSurvey(shape: Self.card, focalLengthMillimetres: focal).survey(photo)
    let geometry = try #require(result.geometry)
    #expect(error(geometry.corners, view.corners) < 2.5)
    let truth = DocumentGeometry(
      corners: view.corners, shape: Self.card, isUprightKnown: true, photo: photo.photo,
      focalLengthMillimetres: focal, confidence: 1)
    let dotsPerInch = try #require(geometry.dotsPerInch)
    #expect(abs(dotsPerInch / (truth.dotsPerInch ?? 0) - 1) < 0.01)
    #expect(abs((geometry.tiltDegrees ?? 99) - tilt) < 2.5)
    #expect(result.turn == Turn.none)
  }

  /// A drawn card at a place of the frame.
  private func card(left: Double, top: Double) -> DrawnCard {
    let (right, bottom) = (left + 560, top + 353)
    return DrawnCard(
      corners: Quad(
        topLeft: Point(x: left, y: top), topRight: Point(x: right, y: top + 8),
        bottomRight: Point(x: right, y: bottom), bottomLeft: Point(x: left, y: bottom - 4)))
  }

  @Test("two cards in one photo are counted and the second is pointed at; a portrait is no card")
  func documents() throws {
    func framing(_ photo: ReducedPhoto) throws -> Reading {
      let readings = DocumentSurvey(shape: Self.card).survey(photo).readings
      return try #require(readings.first { $0.check == .framing })
    }
    let above = card(left: 420, top: 120).reducedPhoto()
    let below = card(left: 460, top: 690).reducedPhoto()
    let one = try framing(above)
    #expect(one.measures["documents"] == 1)
    #expect(one.regions.isEmpty)
    func joined(_ a: Plane, _ b: Plane) -> Plane {
      let cut = a.samples.count * 580 / 1200
      return Plane(
        size: a.size, samples: Array(a.samples[..<cut]) + Array(b.samples[cut...]))
    }
    let both = ReducedPhoto(
      photo: above.photo, factor: above.factor, luma: joined(above.luma, below.luma),
      lumaHalf: joined(above.lumaHalf, below.lumaHalf),
      blue: joined(try #require(above.blue), try #require(below.blue)),
      red: joined(try #require(above.red), try #require(below.red)))
    let two = try framing(both)
    #expect(two.measures["documents"] == 2)
    #expect(two.regions.count == 1)
  }

  @Test(
    "of two cards that touch on a checked cloth the second is counted; alone it is one",
    arguments: [0.04, -0.05, 0.09])
  func closeCards(turnRadians: Double) throws {
    var drawn = DrawnCard(corners: card(left: 500, top: 150).corners)
    let card = drawn
    func cloth(_ x: Double, _ y: Double) -> Double {
      (Int((x + 500) / 11) + Int((y + 500) / 11)) % 2 == 0 ? 70 : 110
    }
    let (s, c) = Trigonometry.sineCosine(turnRadians)
    func framing() throws -> Reading {
      let readings = DocumentSurvey(shape: Self.card).survey(drawn.reducedPhoto()).readings
      return try #require(readings.first { $0.check == .framing })
    }
    drawn.around = cloth
    #expect(try framing().measures["documents"] == 1)
    drawn.around = { x, y in
      // Turned about its middle, which lies a card's height and a little below.
      let (u, v) = (x - DrawnCard.width / 2, y - 1.6 * DrawnCard.height)
      let (own, down) = (
        c * u + s * v + DrawnCard.width / 2, c * v - s * u + DrawnCard.height / 2
      )
      let isCard = (0...DrawnCard.width).contains(own) && (0...DrawnCard.height).contains(down)
      return isCard ? card.ink(x: own, y: down).x : cloth(x, y)
    }
    #expect(try framing().measures["documents"] == 2)
  }

  @Test("a tenth of the light changes nothing of the outline")
  func darkness() throws {
    let view = view(tilt: 10, roll: 5)
    var drawn = DrawnCard(corners: view.corners)
    drawn.light = 0.1
    let result = DocumentSurvey(shape: Self.card).survey(drawn.reducedPhoto())
    let geometry = try #require(result.geometry)
    #expect(error(geometry.corners, view.corners) < 6)
    #expect(result.turn == Turn.none)
  }

  @Test("a card turned in the scene is read with its own corners", arguments: [90.0, 180, 270])
  func quarterTurns(roll: Double) throws {
    let view = view(tilt: 5, roll: roll + 4)
    let photo = DrawnCard(corners: view.corners).reducedPhoto()
    let result = DocumentSurvey(shape: Self.card).survey(photo)
    #expect(result.turn?.degrees == 360 - Int(roll))
    let geometry = try #require(result.geometry)
    #expect(error(geometry.corners, view.corners) < 2.5)
  }

  @Test(
    "the turn is what is left to do after any EXIF orientation", arguments: Orientation.allCases)
  func exifOrientation(orientation: Orientation) throws {
    let view = view(tilt: 5, roll: 94)
    let shown = DrawnCard(corners: view.corners).reducedPhoto()
    // What a camera would have stored so that this orientation shows the drawn photo.
    let back = orientation.inverse
    func stored(_ plane: Plane) -> Plane { plane.oriented(back) }
    let photo = ReducedPhoto(
      photo: back.applied(to: shown.photo), factor: 1, luma: stored(shown.luma),
      lumaHalf: stored(shown.lumaHalf), blue: shown.blue.map(stored), red: shown.red.map(stored))
    let result = DocumentSurvey(shape: Self.card, orientation: orientation).survey(photo)
    #expect(result.turn == .threeQuarters)
    let geometry = try #require(result.geometry)
    let expected = view.corners.corners.map { back.applied(to: $0, in: shown.photo) }
    for (corner, truth) in zip(geometry.corners.corners, expected) {
      #expect(corner.distance(to: truth) < 2.5)
    }
  }

  @Test("a card that leaves the frame is completed from the three sides that are seen")
  func cutOff() throws {
    var view = view(tilt: 3, roll: 2)
    view.shift = Point(x: -560, y: 0)
    let photo = DrawnCard(corners: view.corners).reducedPhoto()
    let result = DocumentSurvey(shape: Self.card).survey(photo)
    let framing = try #require(result.readings.first { $0.check == .framing })
    let geometry = try #require(result.geometry)
    #expect(framing.cause == .cut)
    #expect(abs(geometry.inside - view.corners.insideShare(of: photo.photo)) < 0.03)
    #expect(error(geometry.corners, view.corners) < 40)
  }

  @Test(
    "of a kind without a size the long edge counts, but of a strip no more than eight short ones",
    arguments: [(1600, 1200, 1600.0), (1600, 200, 1600), (1600, 4, 32)])
  func strips(width: Int, height: Int, expected: Double) {
    let size = Size(width: width, height: height)
    let photo = reduced(luma: Plane(size: size, filledWith: 120))
    let readings = DocumentSurvey(shape: DocumentShape(kind: "lainnya", layout: .page))
      .survey(photo).readings
    #expect(readings.first { $0.check == .resolution }?.value == expected)
  }

  @Test("an even ground has no card: framing says missing, resolution is not measured")
  func nothing() {
    let size = Size(width: 800, height: 600)
    let photo = ReducedPhoto(
      photo: Size(width: 1600, height: 1200), factor: 1,
      luma: Plane(size: Size(width: 1600, height: 1200), filledWith: 120),
      lumaHalf: Plane(size: size, filledWith: 120), blue: nil, red: nil)
    let result = DocumentSurvey(shape: Self.card).survey(photo)
    #expect(result.geometry == nil)
    #expect(result.turn == nil)
    #expect(result.readings.first { $0.check == .framing }?.cause == .missing)
    #expect(result.readings.first { $0.check == .resolution }?.why == .noDocument)
  }
}
