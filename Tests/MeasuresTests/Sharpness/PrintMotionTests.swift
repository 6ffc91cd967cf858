import Measures
import Raster
import TestSupport
import Testing

/// Letters 10 pixels high on a sheet of 4 pixels to a millimetre, with strokes in eight directions.
@Suite("motion of a table's print") struct PrintMotionTests {
  private static let letterPixels = 10.0
  private static let page = LightField.page(
    width: 1188, height: 840, letterHeight: letterPixels, seed: 5)
  private static let table = DocumentShape(
    kind: "kk", layout: .table, widthMillimetres: 297, heightMillimetres: 210,
    printMillimetres: 2.5)

  private func read(_ field: LightField, shape: DocumentShape = table) -> PrintMotion? {
    let photo = reduced(luma: field.plane)
    return PrintMotion(in: photo, on: Quad(frame: photo.photo), shape: shape)
  }

  /// A page that a camera moved over, so far in heights of a letter.
  private func moved(_ letters: Double, degrees: Double) -> LightField {
    let turn = Trigonometry.sineCosine(degrees * .pi / 180)
    return Self.page.smeared(
      length: letters * Self.letterPixels, direction: Point(x: turn.cosine, y: turn.sine))
  }

  @Test("print that nobody moved is not called moved, sharp or out of focus")
  func still() throws {
    for field in [Self.page, Self.page.blurred(diskRadius: 1), Self.page.blurred(diskRadius: 2)] {
      let motion = try #require(read(field))
      #expect(!motion.isSure, "\(motion.diameter)")
      #expect(motion.letterPixels == Self.letterPixels)
    }
  }

  @Test(
    "how far and which way it was moved, whatever the direction",
    arguments: [0.4, 0.5, 0.65], [0.0, 30, 45, 90, 120, 150])
  func moved(letters: Double, degrees: Double) throws {
    let motion = try #require(read(moved(letters, degrees: degrees)))
    #expect(motion.isSure)
    // A line of length L has the standard deviation L / √12, a disk a quarter of its diameter.
    let share = motion.diameter / (4 / 12.0.squareRoot() * letters)
    #expect((0.95...1.3).contains(share), "\(share)")
    let off = (motion.directionDegrees - degrees).remainder(dividingBy: 180)
    #expect(abs(off) < 10, "\(off)")
  }

  @Test("a turned photo was moved as far, a quarter turn on")
  func turned() throws {
    let photo = reduced(luma: moved(0.5, degrees: 30).plane.turned(.quarter))
    let frame = Quad(frame: photo.photo)
    let corners = Quad(
      topLeft: frame.topRight, topRight: frame.bottomRight, bottomRight: frame.bottomLeft,
      bottomLeft: frame.topLeft)
    let turned = try #require(PrintMotion(in: photo, on: corners, shape: Self.table))
    let upright = try #require(read(moved(0.5, degrees: 30)))
    #expect(abs(turned.diameter - upright.diameter) < 0.05)
    let off = (turned.directionDegrees - upright.directionDegrees - 90)
      .remainder(dividingBy: 180)
    #expect(abs(off) < 5)
  }

  @Test("in a mirror it went the other way")
  func mirrored() throws {
    let photo = reduced(luma: moved(0.5, degrees: 30).plane.oriented(.mirrorColumns))
    let frame = Quad(frame: photo.photo)
    let corners = Quad(
      topLeft: frame.topRight, topRight: frame.topLeft, bottomRight: frame.bottomLeft,
      bottomLeft: frame.bottomRight)
    let mirrored = try #require(PrintMotion(in: photo, on: corners, shape: Self.table))
    #expect(abs((mirrored.directionDegrees - 150).remainder(dividingBy: 180)) < 10)
  }

  @Test("grain between the lines is not a motion", arguments: [4.0, 10])
  func noisy(sigma: Double) throws {
    #expect(try !#require(read(Self.page.noisy(sigma: sigma, seed: 2))).isSure)
    let moved = try #require(read(moved(0.5, degrees: 30).noisy(sigma: sigma, seed: 2)))
    #expect(moved.isSure)
  }

  @Test("only tables are asked, and a sheet without print tells nothing")
  func others() throws {
    var card = Self.table
    card.layout = .card
    #expect(read(Self.page, shape: card) == nil)
    var unsized = Self.table
    unsized.printMillimetres = nil
    #expect(read(Self.page, shape: unsized) == nil)
    let empty = LightField(width: 1188, height: 840, ground: 215)
    #expect(try #require(read(empty)).diameter == 0)
    #expect(try #require(read(LightField(width: 60, height: 60, ground: 215))).diameter == 0)
  }

  @Test("thin strokes keep narrow edges; the blur is the motion's all the same")
  func blur() throws {
    let photo = reduced(luma: moved(0.6, degrees: 20).plane)
    let frame = Quad(frame: photo.photo)
    let edges = DocumentEdges(of: photo, on: frame)
    let alone = SharpnessMeter.reading(of: photo, edges: edges)
    let motion = PrintMotion(in: photo, on: frame, shape: Self.table)
    let asked = SharpnessMeter.reading(of: photo, edges: edges, motion: motion)
    #expect(try #require(alone.value) < 0.7 * 6)
    #expect(try #require(asked.value) > 6)
    #expect(asked.cause == .motion)
    #expect(abs((asked.measures["directionDegrees"] ?? .nan) - 20) < 10)
    let still = reduced(luma: Self.page.plane)
    let stillEdges = DocumentEdges(of: still, on: frame)
    let stillMotion = PrintMotion(in: still, on: frame, shape: Self.table)
    #expect(
      SharpnessMeter.reading(of: still, edges: stillEdges, motion: stillMotion)
        == SharpnessMeter.reading(of: still, edges: stillEdges))
  }

  @Test("the farther print was moved, the less of it is read")
  func legibility() throws {
    var before = 1.0
    for letters in [0.1, 0.3, 0.45, 0.6, 0.8] {
      let photo = reduced(luma: moved(letters, degrees: 20).plane)
      let frame = Quad(frame: photo.photo)
      let document = DocumentGeometry(
        corners: frame, dotsPerInch: 4 * DocumentGeometry.millimetresPerInch, fill: 1,
        tiltDegrees: 0, skewDegrees: 0, inside: 1, confidence: 0.9)
      let known = LegibilityMeter.Known(
        document: document, isUprightKnown: true, edges: DocumentEdges(of: photo, on: frame),
        motion: PrintMotion(in: photo, on: frame, shape: Self.table),
        tones: TileTones(of: photo, on: frame), grain: 0.5, lumaTable: nil)
      let share = try #require(
        LegibilityMeter.reading(from: known, shape: Self.table, photo: photo).value)
      #expect(share < before)
      before = share
    }
    #expect(before < 0.2)
  }
}
