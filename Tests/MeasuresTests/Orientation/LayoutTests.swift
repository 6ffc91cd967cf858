import Measures
import Raster
import TestSupport
import Testing

@Suite("layouts")
struct LayoutTests {
  static let page = DocumentShape(kind: "lainnya", layout: .page)
  static let table = DocumentShape(
    kind: "kk", layout: .table, widthMillimetres: 297, heightMillimetres: 210)
  static let card = DocumentShape(
    kind: "ktp", layout: .card, widthMillimetres: 85.6, heightMillimetres: 53.98)

  @Test(
    "a page of ragged lines that fills the frame is never turned wrong", arguments: Turn.allCases)
  func pageTurns(turn: Turn) throws {
    for seed in 1...3 {
      let plane = DrawnPage.letter(seed: UInt64(seed)).turned(turn)
      let result = DocumentSurvey(shape: Self.page).survey(DrawnPage.photo(of: plane))
      if let found = result.turn { #expect(found.degrees == (360 - turn.degrees) % 360) }
      #expect(result.layoutSeen?.layout == .page)
      let geometry = try #require(result.geometry)
      #expect(geometry.inside == 1)
      #expect(result.readings.first { $0.check == .tilt }?.why == .unsure)
    }
  }

  @Test(
    "a page of two columns whose lines lie at different heights is turned right",
    arguments: Turn.allCases)
  func columnTurns(turn: Turn) {
    for seed in 1...2 {
      let plane = DrawnPage.columns(seed: UInt64(seed)).turned(turn)
      let result = DocumentSurvey(shape: Self.page).survey(DrawnPage.photo(of: plane))
      #expect(result.turn?.degrees == (360 - turn.degrees) % 360)
    }
  }

  @Test(
    "a till's slip of capitals and digits in even columns is turned right", arguments: Turn.allCases
  )
  func slipTurns(turn: Turn) {
    for lines in [36, 48] {
      let plane = DrawnReceipt.slip(lines: lines, seed: UInt64(lines)).turned(turn)
      let result = DocumentSurvey(shape: Self.page).survey(DrawnPage.photo(of: plane))
      #expect(result.turn?.degrees == (360 - turn.degrees) % 360)
    }
  }

  @Test("strips woven over and under each other have no way up")
  func weave() {
    let plane = Plane(width: 1200, height: 1600) { x, y in
      let isOver = (x / 33 + y / 27) % 2 == 0
      let place = isOver ? Double(y % 27) / 27 : Double(x % 33) / 33
      return 80 + 110 * (1 - (2 * place - 1).magnitude)
    }
    #expect(
      DocumentSurvey(shape: Self.page).survey(DrawnPage.photo(of: plane)).turn == nil)
  }

  @Test("the lines' common beginning alone does not answer which way is up")
  func oneCueAlone() {
    for seed in 1...3 {
      let plane = DrawnPage.letter(seed: UInt64(seed), hasTallLetters: false)
      let result = DocumentSurvey(shape: Self.page).survey(DrawnPage.photo(of: plane))
      #expect(result.turn == nil)
      #expect(result.layoutSeen?.layout == .page)
    }
  }

  @Test("a photo of a few pixels has no document, whatever is asked for")
  func tiny() {
    let scene = DocumentShape(kind: "rumah", layout: .scene)
    for width in 1...4 {
      for height in 1...4 {
        let photo = reduced(luma: Plane.random(width: width, height: height, seed: 1))
        for shape in [Self.page, Self.table, Self.card, scene] {
          #expect(DocumentSurvey(shape: shape).survey(photo).turn == nil)
        }
        #expect(DocumentSurvey.layout(of: photo)?.layout != .card)
      }
    }
  }

  @Test(
    "a family card is told by title and code, and its corners are its own", arguments: Turn.allCases
  )
  func tableTurns(turn: Turn) throws {
    let upright = DrawnPage.familyCard(seed: 5)
    let photo = DrawnPage.photo(of: upright.turned(turn))
    let result = DocumentSurvey(shape: Self.table).survey(photo)
    #expect(result.turn?.degrees == (360 - turn.degrees) % 360)
    #expect(result.layoutSeen?.layout == .table)
    let geometry = try #require(result.geometry)
    let own = Orientation(turn).applied(to: Point(x: 0, y: 0), in: upright.size)
    #expect(geometry.corners.topLeft.distance(to: own) < 1)
    // 1188 pixels are 297 mm.
    #expect(abs((geometry.dotsPerInch ?? 0) - 101.6) < 0.1)
  }

  @Test(
    "a family card whose title is elsewhere is told by its letters", arguments: Turn.allCases)
  func otherTableTurns(turn: Turn) {
    for seed in 1...3 as ClosedRange<UInt64> {
      let photo = DrawnPage.photo(of: DrawnPage.otherFamilyCard(seed: seed).turned(turn))
      let result = DocumentSurvey(shape: Self.table).survey(photo)
      #expect(result.turn?.degrees == (360 - turn.degrees) % 360, "seed \(seed)")
    }
  }

  @Test("a card sent as a family card is seen as a card")
  func otherKind() throws {
    var view = PinholeView()
    view.rollDegrees = 3
    view.distance = 110
    let photo = DrawnCard(corners: view.corners).reducedPhoto()
    let claimed = DocumentSurvey(shape: Self.table).survey(photo)
    #expect(claimed.layoutSeen?.layout == .card)
    let kind = try #require(claimed.readings.first { $0.check == .kind })
    #expect(kind.cause == .otherKind)
    #expect((kind.value ?? 1) < 0.3)
    #expect(DocumentSurvey.layout(of: photo)?.layout == .card)
    let right = DocumentSurvey(shape: Self.card).survey(photo)
    #expect((right.readings.first { $0.check == .kind }?.value ?? 0) > 0.7)
  }

  @Test("a card with a portrait and few rows is for a clerk, and is not taken for a KTP unasked")
  func otherCard() throws {
    var view = PinholeView()
    view.rollDegrees = -4
    view.distance = 110
    for pitch in [2.7, 2.8, 2.9, 4, 4.6] {
      var card = DrawnCard(corners: view.corners)
      card.rowPitch = pitch
      let photo = card.reducedPhoto()
      let result = DocumentSurvey(shape: Self.card).survey(photo)
      let value = try #require(result.readings.first { $0.check == .kind }?.value)
      if pitch < 3 {
        #expect(value > 0.9)
        #expect(DocumentSurvey.layout(of: photo)?.layout == .card)
      } else {
        #expect((0.1..<0.5).contains(value))
        #expect(DocumentSurvey.layout(of: photo)?.layout != .card)
      }
    }
  }

  @Test("a card cut exactly to its border is one, unasked", arguments: [1.0, 0.3])
  func cut(light: Double) {
    let size = Size(width: 1586, height: 1000)
    var card = DrawnCard(
      corners: Quad(
        topLeft: Point(x: 0, y: 0), topRight: Point(x: 1586, y: 0),
        bottomRight: Point(x: 1586, y: 1000), bottomLeft: Point(x: 0, y: 1000)))
    card.photo = size
    card.light = light
    #expect(DocumentSurvey.layout(of: card.reducedPhoto())?.layout == .card)
  }

  @Test("bare paper is no scene")
  func paper() {
    let paper = LightField(width: 1200, height: 1600, ground: 240).noisy(sigma: 1.5, seed: 3)
    #expect(DocumentSurvey.layout(of: DrawnPage.photo(of: paper.plane)) == nil)
  }

  @Test("noise, a ramp and a blank photo are no page and have no turn", arguments: 0..<3)
  func nothingToRead(which: Int) {
    let plane =
      switch which {
      case 0: Plane.random(width: 640, height: 480, seed: 9)
      case 1: Plane(width: 640, height: 480) { x, _ in 20 + Double(x) / 3 }
      default: Plane(width: 640, height: 480) { _, _ in 200 }
      }
    let photo = DrawnPage.photo(of: plane)
    let result = DocumentSurvey(shape: Self.page).survey(photo)
    #expect(result.turn == nil)
    #expect(result.geometry == nil)
    #expect(result.layoutSeen?.layout == .scene)
    let kind = result.readings.first { $0.check == .kind }
    #expect((kind?.cause == .blank) == (which == 2))
  }
}
