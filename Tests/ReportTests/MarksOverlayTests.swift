import Report
import Testing

@Suite struct MarksOverlayTests {
  /// Where the stored photo's origin and its far corner on the top row go, for a photo of 40 × 30:
  /// the definitions of the EXIF orientation tag (CIPA DC-008, "Orientation"), read off by hand.
  @Test(
    "every EXIF orientation takes the corners where the picture takes them",
    arguments: [
      (1, [0, 0], [40, 0]), (2, [40, 0], [0, 0]), (3, [40, 30], [0, 30]), (4, [0, 30], [40, 30]),
      (5, [0, 0], [0, 40]), (6, [30, 0], [30, 40]), (7, [30, 40], [30, 0]), (8, [0, 40], [0, 0]),
    ] as [(Int, [Double], [Double])])
  func orientations(_ orientation: Int, origin: [Double], topRight: [Double]) throws {
    let facts = PhotoFactsView(width: 40, height: 30, exifOrientation: orientation, turnDegrees: 0)
    let overlay = try #require(MarksOverlay(facts))
    let first = overlay.upright(x: 0, y: 0)
    let second = overlay.upright(x: 40, y: 0)
    #expect([first.x, first.y] == origin)
    #expect([second.x, second.y] == topRight)
    let size = overlay.uprightSize
    #expect([size.width, size.height] == (orientation >= 5 ? [30, 40] : [40, 30]))
  }

  @Test(
    "a turn by content follows the EXIF orientation",
    arguments: [(0, [0, 0]), (90, [30, 0]), (180, [40, 30]), (270, [0, 40])]
      as [(Int, [Double])])
  func turns(_ degrees: Int, origin: [Double]) throws {
    let facts = PhotoFactsView(width: 40, height: 30, turnDegrees: degrees)
    let overlay = try #require(MarksOverlay(facts))
    let point = overlay.upright(x: 0, y: 0)
    #expect([point.x, point.y] == origin)
  }

  @Test("both turns together come full circle")
  func both() throws {
    let facts = PhotoFactsView(width: 40, height: 30, exifOrientation: 6, turnDegrees: 270)
    let overlay = try #require(MarksOverlay(facts))
    let point = overlay.upright(x: 7, y: 11)
    #expect([point.x, point.y] == [7, 11])
    #expect([overlay.uprightSize.width, overlay.uprightSize.height] == [40, 30])
  }

  @Test("numbers that are none, and corners far outside, still give a drawing of whole numbers")
  func nonsense() throws {
    let overlay = try #require(MarksOverlay(PhotoFactsView(width: 40, height: 30)))
    let document = DocumentView(
      corners: [[.nan, 0], [.infinity, 1e300], [-1e300, 5], [1, 2]], dotsPerInch: nil, fill: 0,
      tiltDegrees: nil, skewDegrees: 0)
    let drawing = overlay.drawing(document: document, checks: [])
    #expect(drawing.markup.contains("points=\"0,0 0,700000 -700000,5 1,2\""))
  }

  @Test("only the places of checks that did not pass are marked, and not without end")
  func regions() throws {
    let overlay = try #require(MarksOverlay(PhotoFactsView(width: 40, height: 30)))
    let place = CheckView.Region(x: 1, y: 2, width: 3, height: 4)
    let many = Array(repeating: place, count: 99)
    let passed = CheckView(
      id: "glare", status: "pass", score: 90, value: 0, unit: "", regions: many)
    var failed = passed
    failed.status = "retake"
    #expect(overlay.drawing(document: nil, checks: [passed]).isEmpty)
    let drawn = overlay.drawing(document: nil, checks: [failed]).markup
    #expect(drawn.components(of: "<polygon") == MarksOverlay.regionsMaximum)
    #expect(drawn.contains("points=\"1,2 4,2 4,6 1,6\""))
  }

  @Test("a photo without a known size has no drawing")
  func noSize() {
    #expect(MarksOverlay(PhotoFactsView()) == nil)
    #expect(MarksOverlay(PhotoFactsView(width: 0, height: 5)) == nil)
  }
}
