import Foundation
import Measures
import Raster
import TestSupport
import Testing

@Suite struct OcclusionMeterTests {
  private typealias Colour = SIMD3<Double>
  private static let skin = Colour(150, 108, 152)
  private static let outline = Quad(
    topLeft: Point(x: 200, y: 220), topRight: Point(x: 1400, y: 220),
    bottomRight: Point(x: 1400, y: 976), bottomLeft: Point(x: 200, y: 976))
  private static let card = DrawnCard(corners: outline).reducedPhoto()
  /// White paper with black print, on a grey table.
  private static let paper = repaint(card) { x, y, colour in
    guard outline.contains(Point(x: x, y: y)) else { return Colour(90, 128, 128) }
    return colour.x < 60 ? Colour(40, 128, 128) : Colour(235, 128, 128)
  }

  /// The photo with every colour changed; a place is in stored pixels.
  private static func repaint(
    _ photo: ReducedPhoto, _ change: (_ x: Double, _ y: Double, _ colour: Colour) -> Colour
  ) -> ReducedPhoto {
    guard var blue = photo.blue, var red = photo.red else { return photo }
    var half = photo.lumaHalf
    for y in 0..<half.height {
      for x in 0..<half.width {
        let colour = Colour(Double(half[x, y]), Double(blue[x, y]), Double(red[x, y]))
        let changed = change(2 * Double(x) + 1, 2 * Double(y) + 1, colour)
        half[x, y] = UInt8(changed.x.rounded())
        blue[x, y] = UInt8(changed.y.rounded())
        red[x, y] = UInt8(changed.z.rounded())
      }
    }
    return ReducedPhoto(
      photo: photo.photo, factor: 1, luma: photo.luma, lumaHalf: half, blue: blue, red: red)
  }

  /// A finger: everything within a distance of a line from outside the frame to its tip.
  private static func isUnder(
    _ x: Double, _ y: Double, from base: Point, to tip: Point, width: Double
  ) -> Bool {
    let d = tip - base
    let p = Point(x: x, y: y) - base
    let t = max(0, min(1, (p.x * d.x + p.y * d.y) / (d.x * d.x + d.y * d.y)))
    return p.distance(to: d * t) < width / 2
  }

  private func reading(_ photo: ReducedPhoto, layout: DocumentShape.Layout = .card) -> Reading {
    OcclusionMeter.reading(of: photo, on: Self.outline, layout: layout)
  }

  @Test("the share that a finger covers is measured, on a card and on white paper, from any side")
  func share() {
    let fingers = [
      (Point(x: -50, y: 800), Point(x: 430, y: 700), 110.0),
      (Point(x: 1590, y: 1180), Point(x: 1180, y: 800), 130),
      (Point(x: 700, y: -40), Point(x: 760, y: 420), 90),
      (Point(x: 500, y: 1190), Point(x: 520, y: 760), 150),
    ]
    for photo in [Self.card, Self.paper] {
      for colour in [Self.skin, Colour(205, 116, 142), Colour(60, 118, 140), Colour(28, 128, 128)] {
        for (base, tip, width) in fingers {
          var covered = 0
          let held = Self.repaint(photo) { x, y, old in
            guard Self.isUnder(x, y, from: base, to: tip, width: width) else { return old }
            if Self.outline.contains(Point(x: x, y: y)) { covered += 1 }
            return colour
          }
          let truth = Double(covered) * 4 / Self.outline.area
          let reading = reading(held)
          let value = reading.value ?? 0
          #expect(
            abs(value - truth) < 0.2 * truth, "\(colour) from \(base): \(value) for \(truth)")
          let tipSeen = reading.regions.contains {
            Double($0.x) < tip.x && tip.x < Double($0.x + $0.width) && Double($0.y) < tip.y
              && tip.y < Double($0.y + $0.height)
          }
          #expect(tipSeen, "\(colour) from \(base)")
        }
      }
    }
  }

  @Test("print, a portrait and ground alone cover nothing")
  func none() {
    #expect(reading(Self.card).value == 0)
    #expect(reading(Self.paper, layout: .table).value == 0)
    #expect(reading(Self.card).regions.isEmpty)
  }

  @Test("a hard shadow darkens without covering", arguments: [0.75, 0.5, 0.4])
  func shadow(light: Double) {
    for photo in [Self.card, Self.paper] {
      let shaded = Self.repaint(photo) { x, y, colour in
        guard x + 0.3 * y < 800 else { return colour }
        let grey = Colour(0, 128, 128)
        return grey + (colour - grey) * light
      }
      #expect(reading(shaded).value == 0)
    }
  }

  @Test("a highlight at the border is no cover")
  func highlight() {
    let lit = Self.repaint(Self.card) { x, y, colour in
      Point(x: x, y: y).distance(to: Point(x: 260, y: 300)) < 150 ? Colour(255, 128, 128) : colour
    }
    #expect(reading(lit).value == 0)
  }

  @Test("a watermark from border to border is no cover")
  func watermark() {
    let marked = Self.repaint(Self.card) { x, y, colour in
      let grey = Colour(0, 128, 128)
      return abs(y - 0.5 * x - 200) < 60 ? grey + (colour - grey) * 0.8 : colour
    }
    #expect(reading(marked).value == 0)
  }

  @Test("fingers that only hold the edge cover less than a hundredth")
  func held() {
    let held = Self.repaint(Self.card) { x, y, colour in
      let isHeld = Self.isUnder(
        x, y, from: Point(x: 20, y: 620), to: Point(x: 185, y: 600), width: 100)
      return isHeld ? Self.skin : colour
    }
    #expect((reading(held).value ?? 1) < 0.01)
  }

  @Test("an outline that is a little too large covers nothing")
  func outlineOff() {
    var outline = Self.outline
    outline.topLeft.x -= 14
    outline.bottomLeft.x -= 14
    let reading = OcclusionMeter.reading(of: Self.card, on: outline, layout: .card)
    #expect(reading.value == 0)
  }

  @Test("without a document or without colour nothing is said")
  func notMeasured() {
    let none = OcclusionMeter.reading(of: Self.card, on: nil, layout: .card)
    #expect(none.why == .noDocument)
    let grey = ReducedPhoto(
      photo: Self.card.photo, factor: 1, luma: Self.card.luma, lumaHalf: Self.card.lumaHalf,
      blue: nil, red: nil)
    #expect(reading(grey).why == .unsure)
    let dark = Self.repaint(Self.card) { _, _, colour in
      Colour(0, 128, 128) + (colour - Colour(0, 128, 128)) * 0.1
    }
    #expect(reading(dark).why == .unsure)
  }

  /// The reading of a photo on which things inside the border are sought too.
  private func readingWithin(_ photo: ReducedPhoto) throws -> Reading {
    let straight = try #require(StraightDocument(photo, upright: Self.outline))
    return OcclusionMeter.reading(
      of: photo, on: Self.outline, layout: .card, paper: PaperMap(straight))
  }

  private static func isInBlock(_ x: Double, _ y: Double, turned degrees: Double) -> Bool {
    let angle = degrees * .pi / 180
    let (dx, dy) = (x - 600, y - 560)
    return abs(dx * cos(angle) + dy * sin(angle)) < 170
      && abs(dy * cos(angle) - dx * sin(angle)) < 50
  }

  @Test(
    "a block over print is a cover, whatever its colour and turn",
    arguments: [
      SIMD3(5, 128, 128), SIMD3(250, 128, 128), SIMD3(120, 90, 170), SIMD3(215, 70, 150),
    ], [0, 12] as [Double])
  func block(colour: SIMD3<Double>, degrees: Double) throws {
    let covered = Self.repaint(Self.card) { x, y, old in
      Self.isInBlock(x, y, turned: degrees) ? colour : old
    }
    let truth = 340 * 100 / Self.outline.area
    let reading = try readingWithin(covered)
    let value = try #require(reading.value)
    #expect(abs(value - truth) < 0.25 * truth, "\(value) for \(truth)")
    #expect(reading.regions.count == 1)
    #expect(reading.regions.allSatisfy { $0.x < 600 && $0.x + $0.width > 600 })
  }

  @Test(
    "a card that is nearly as pale as the sheet below is a cover, a smaller patch as pale is none",
    arguments: [(width: 375, height: 236, isCover: true), (60, 200, false)])
  func paleCard(width: Int, height: Int, isCover: Bool) throws {
    let sheet = DrawnSheet(ground: 120, hasFrame: false)
    var luma = sheet.plane
    let half = Size(width: luma.width / 2, height: luma.height / 2)
    var (blue, red) = (Plane(size: half, filledWith: 128), Plane(size: half, filledWith: 128))
    for y in 560..<560 + height {
      for x in 600..<600 + width {
        // Its own print, in rows.
        luma[x, y] = y % 20 < 8 && x % 6 < 2 ? 90 : 222
        (blue[x / 2, y / 2], red[x / 2, y / 2]) = (138, 120)
      }
    }
    let photo = reduced(luma: luma, blue: blue, red: red)
    let straight = try #require(StraightDocument(photo, upright: sheet.corners))
    let reading = OcclusionMeter.reading(
      of: photo, on: sheet.corners, layout: .table, paper: PaperMap(straight))
    let value = try #require(reading.value)
    let truth = Double(width * height) / sheet.corners.area
    #expect(isCover ? abs(value - truth) < 0.25 * truth : value == 0)
  }

  @Test("a bar that runs into the portrait, and a ring of keys, are covers")
  func beside() throws {
    let shapes: [(Double, Double) -> Bool] = [
      { x, y in (500...1150).contains(x) && (420...500).contains(y) },
      { x, y in
        let radius = Point(x: x, y: y).distance(to: Point(x: 520, y: 600))
        return (70...100).contains(radius) || (600...860).contains(x) && (580...650).contains(y)
      },
    ]
    for isCovered in shapes {
      let covered = Self.repaint(Self.card) { x, y, old in
        isCovered(x, y) ? Colour(20, 128, 128) : old
      }
      #expect((try readingWithin(covered).value ?? 0) > 0.02)
    }
  }

  @Test("a slip of nearly the card's own colour or tone over print is a cover")
  func faint() throws {
    var drawn = DrawnCard(corners: Self.outline)
    drawn.paper = Colour(205, 133, 126)
    let card = drawn.reducedPhoto()
    for change in [Colour(0, 10, -4), Colour(-16, 0, 0)] {
      let covered = Self.repaint(card) { x, y, old in
        Self.isInBlock(x, y, turned: 8) ? drawn.paper + change : old
      }
      let truth = 340 * 100 / Self.outline.area
      let value = try #require(try readingWithin(covered).value)
      #expect(abs(value - truth) < 0.3 * truth, "\(value) for \(truth), \(change)")
      let kept = Self.repaint(card) { x, y, old in
        Self.isInBlock(x, y, turned: 8) ? old + change : old
      }
      #expect(try readingWithin(kept).value == 0, "the print is still there")
    }
  }

  @Test("a pen's strokes to and fro over a row are a cover, two strokes through it are none")
  func scribble() throws {
    for (pitch, isCover) in [(14.0, true), (100, false)] {
      let inked = Self.repaint(Self.card) { x, y, old in
        guard (440...800).contains(x), (500...560).contains(y) else { return old }
        let way = ((x + (y - 500) / 10) / pitch).truncatingRemainder(dividingBy: 1)
        return way * pitch < 9 ? Colour(40, 128, 128) : old
      }
      let reading = try readingWithin(inked)
      #expect((reading.measures["coveredInside"] ?? 0 > 0.015) == isCover)
      #expect(reading.regions.count == (isCover ? 1 : 0))
    }
  }

  @Test("a bar over one row of a sheet is a cover, its own heading and rules are none")
  func bar() throws {
    for (height, isCover) in [(0, false), (18, true)] {
      let sheet = DrawnSheet(ground: 120, hasFrame: false)
      var luma = sheet.plane
      for y in 560..<560 + height {
        for x in 300..<460 { luma[x, y] = 12 }
      }
      let grey = Plane(size: Size(width: luma.width / 2, height: luma.height / 2), filledWith: 128)
      let photo = reduced(luma: luma, blue: grey, red: grey)
      let straight = try #require(StraightDocument(photo, upright: sheet.corners))
      let reading = OcclusionMeter.reading(
        of: photo, on: sheet.corners, layout: .table, paper: PaperMap(straight))
      #expect((reading.measures["coveredInside"] ?? 0 > 0.001) == isCover)
    }
  }

  @Test("a thumb inside the border is a cover")
  func thumb() throws {
    let covered = Self.repaint(Self.card) { x, y, old in
      let distance = (x - 600) * (x - 600) / 14400 + (y - 600) * (y - 600) / 25600
      return distance < 1 ? Self.skin : old
    }
    #expect((try readingWithin(covered).value ?? 0) > 0.03)
  }

  @Test("print, a portrait, a ring, a marker pen and a watermark are no covers")
  func noCover() throws {
    let grey = Colour(0, 128, 128)
    let marks: [(Double, Double, Colour) -> Colour] = [
      { _, _, old in old },
      { x, y, old in
        let radius = Point(x: x, y: y).distance(to: Point(x: 600, y: 560))
        return abs(radius - 150) < 6 ? Colour(110, 100, 200) : old
      },
      { x, y, old in
        Self.isInBlock(x, y, turned: 0) ? Colour(old.x * 0.95, old.y - 40, old.z + 4) : old
      },
      { x, y, old in
        (x - 0.5 * y).truncatingRemainder(dividingBy: 130) < 18 ? grey + (old - grey) * 0.8 : old
      },
    ]
    for mark in marks {
      #expect(try readingWithin(Self.repaint(Self.card, mark)).value == 0)
    }
  }

  @Test("an emblem or a chip at the left of the title covers nothing, lower down a thing does")
  func emblem() throws {
    func reading(top: Double) throws -> Reading {
      let block = Self.repaint(Self.card) { x, y, old in
        (260...410).contains(x) && (top...top + 90).contains(y) ? Colour(150, 90, 150) : old
      }
      return try readingWithin(block)
    }
    #expect(try reading(top: 260).value == 0)
    #expect((try reading(top: 460).value ?? 0) > 0.005)
  }

  @Test("a shadow inside the border keeps the print, and a soft one has no edge")
  func shadowWithin() throws {
    let grey = Colour(0, 128, 128)
    for softness in [1.0, 120] {
      let shaded = Self.repaint(Self.card) { x, y, old in
        let distance = Point(x: x, y: y).distance(to: Point(x: 500, y: 560))
        let depth = max(0, min(1, (220 - distance) / softness))
        return grey + (old - grey) * (1 - 0.35 * depth)
      }
      #expect(try readingWithin(shaded).value == 0)
    }
  }
}
