import Measures
import Raster
import TestSupport
import Testing

@Suite struct SharpnessMeterTests {
  private static let page = LightField.page()

  private func blur(_ photo: ReducedPhoto, on document: Quad? = nil) -> Reading {
    SharpnessMeter.reading(of: photo, edges: DocumentEdges(of: photo, on: document))
  }
  private func blur(_ field: LightField) -> Reading {
    blur(reduced(luma: field.plane))
  }
  private func width(_ field: LightField) -> Double { blur(field).value ?? .nan }

  private static func enlarged(_ plane: Plane, by factor: Int) -> Plane {
    func taps(_ samples: Int) -> ResamplingTaps {
      ResamplingTaps(
        samples: samples, step: 1, extent: Double(samples), outputs: samples * factor)
    }
    return plane.resampled(columns: taps(plane.width), rows: taps(plane.height))
  }

  @Test("a sharp page shows less than two pixels of blur")
  func sharp() {
    let reading = blur(Self.page)
    #expect((reading.value ?? .nan) < 2)
    #expect(reading.cause == .focus)
    #expect(reading.confidence > 0.9)
  }

  @Test("a page that is blurred all over is pointed at as a whole, inside of the photo")
  func blurredAllOver() {
    let reading = blur(Self.page.blurred(diskRadius: 4))
    let area = reading.regions.reduce(0) { $0 + $1.width * $1.height }
    #expect(2 * area > 640 * 480)
    #expect(reading.regions.allSatisfy { $0.x + $0.width <= 640 && $0.y + $0.height <= 480 })
  }

  @Test(
    "the value is the diameter of the blur disk, growing with it, with and without noise",
    arguments: [0, 3, 6])
  func diameter(sigma: Double) {
    var before = 0.0
    for radius in [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8] {
      let field = Self.page.blurred(diskRadius: radius)
      let value = width(sigma == 0 ? field : field.noisy(sigma: sigma, seed: 1))
      #expect(value > before)
      // Strokes three pixels thick, closer to each other than the widest of these disks, hide part
      // of it: never more than 40 %.
      #expect(value > 0.6 * 2 * radius && value < 1.15 * 2 * radius + 0.3)
      before = value
    }
  }

  @Test("brightness and contrast leave the blur where it was", arguments: [0.4, 0.9, 1.1])
  func brightness(factor: Float) {
    let field = Self.page.blurred(diskRadius: 3)
    let value = width(field)
    #expect(abs(width(field.scaled(by: factor)) - value) < 0.05 * value)
  }

  @Test("a picture enlarged twofold has twice the blur", arguments: [2.0, 3, 4])
  func enlarged(radius: Double) {
    let plane = Self.page.blurred(diskRadius: radius).plane
    let value = blur(reduced(luma: plane)).value ?? .nan
    let enlarged = blur(reduced(luma: Self.enlarged(plane, by: 2))).value ?? .nan
    #expect(enlarged > 1.7 * value && enlarged < 2.3 * value)
  }

  @Test("of a photo that is reduced first the blur is in stored pixels", arguments: [2.0, 3, 4])
  func reducedFirst(radius: Double) {
    let plane = Self.page.blurred(diskRadius: radius).plane
    let large = reduced(luma: Self.enlarged(plane, by: 4))
    #expect(large.factor == 2)
    let value = blur(reduced(luma: plane)).value ?? .nan
    let reading = blur(large)
    #expect((reading.value ?? .nan) > 3.4 * value && (reading.value ?? .nan) < 4.6 * value)
    #expect(reading.regions.contains { $0.x + $0.width > large.luma.width })
  }

  @Test("quarter turns leave the blur where it was", arguments: Turn.allCases)
  func turned(turn: Turn) {
    let plane = Self.page.blurred(diskRadius: 2.5).plane
    let upright = blur(reduced(luma: plane)).value ?? .nan
    let turned = blur(reduced(luma: plane.turned(turn))).value
    #expect(abs((turned ?? .nan) - upright) < 0.08 * upright)
  }

  @Test(
    "a motion is told from bad focus, with its direction",
    arguments: [(1.0, 0.0, 0.0), (1, 1, 45), (0, 1, 90), (-1, 1, 135)], [9.0, 16])
  func motion(direction: (Double, Double, Double), length: Double) {
    let field = Self.page.smeared(
      length: length, direction: Point(x: direction.0, y: direction.1))
    let reading = blur(field)
    #expect(reading.cause == .motion)
    #expect((reading.value ?? .nan) > 0.55 * length)
    let degrees = reading.measures["directionDegrees"] ?? .nan
    let off = abs(degrees - direction.2)
    #expect(min(off, 180 - off) < 15)
  }

  @Test("a page blurred in one half is blurred, and the half is pointed at")
  func halfBlurred() {
    let sharp = Self.page.plane
    var half = Self.page.blurred(diskRadius: 5).plane
    for y in 0..<sharp.height {
      for x in 0..<sharp.width / 2 { half[x, y] = sharp[x, y] }
    }
    let whole = Quad(
      topLeft: Point(x: 0, y: 0), topRight: Point(x: 640, y: 0),
      bottomRight: Point(x: 640, y: 480), bottomLeft: Point(x: 0, y: 480))
    let reading = blur(reduced(luma: half), on: whole)
    #expect((reading.value ?? .nan) > 5)
    #expect(!reading.regions.isEmpty)
    #expect(reading.regions.allSatisfy { $0.x + $0.width / 2 > 300 })
  }

  @Test("an empty page, noise alone and a tiny picture are not measured")
  func notMeasured() {
    let empty = LightField(width: 640, height: 480, ground: 220)
    for field in [empty, empty.noisy(sigma: 2, seed: 1), empty.noisy(sigma: 12, seed: 2)] {
      #expect(blur(field).value == nil)
      #expect(blur(field).why == .tooFewEdges)
    }
    #expect(blur(LightField.page(width: 90, height: 20)).value == nil)
    #expect(blur(LightField(width: 1, height: 1, ground: 0)).value == nil)
  }

  @Test("a page with one line of print is measured and is not blurred")
  func almostEmpty() {
    var page = LightField(width: 640, height: 480, ground: 220)
    let line = LightField.page(width: 640, height: 480)
    for i in 100 * 640..<150 * 640 { page.samples[i] = line.samples[i] }
    #expect((blur(page).value ?? .nan) < 2.2)
  }

  @Test("what lies outside the outline does not count")
  func outline() {
    let sharp = Self.page.plane
    var half = Self.page.blurred(diskRadius: 5).plane
    for y in 0..<sharp.height {
      for x in 0..<sharp.width / 2 { half[x, y] = sharp[x, y] }
    }
    let left = Quad(
      topLeft: Point(x: 0, y: 0), topRight: Point(x: 310, y: 0),
      bottomRight: Point(x: 310, y: 480), bottomLeft: Point(x: 0, y: 480))
    let mirrored = Quad(
      topLeft: left.topRight, topRight: left.topLeft, bottomRight: left.bottomLeft,
      bottomLeft: left.bottomRight)
    for quad in [left, mirrored] {
      let reading = blur(reduced(luma: half), on: quad)
      #expect((reading.value ?? .nan) < 2)
    }
  }
}
