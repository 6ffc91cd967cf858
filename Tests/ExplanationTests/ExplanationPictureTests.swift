import Explanation
import Findings
import Measures
import PageSupport
import Raster
import Report
import Testing
import Verdicts

@Suite struct ExplanationPictureTests {
  private static let size = Size(width: 40, height: 30)

  private func verdict(exif: Int, turn: Turn?, corners: Quad? = nil) throws -> Verdict {
    var verdict = try StoredVerdict.read()
    verdict.facts.width = Self.size.width
    verdict.facts.height = Self.size.height
    verdict.facts.exifOrientation = exif
    verdict.turn = turn
    verdict.document = corners.map {
      DocumentOutline(
        corners: $0, dotsPerInch: nil, fill: 1, tiltDegrees: nil, skewDegrees: 0)
    }
    return verdict
  }

  @Test(
    "a place is drawn where the turned pixels show it, in every EXIF orientation and turn",
    arguments: 1...8, Turn.allCases)
  func places(exif: Int, turn: Turn) throws {
    let verdict = try verdict(exif: exif, turn: turn)
    let picture = try #require(
      ExplanationPicture(verdict, at: Point(x: 7, y: 9), sidePixels: 400))
    #expect(picture.view == picture.photo)
    for (x, y) in [(0, 0), (39, 0), (5, 22), (20, 29)] {
      // One white pixel, turned as the child turns the picture.
      var samples = [UInt8](repeating: 0, count: Self.size.area)
      samples[y * Self.size.width + x] = 255
      let upright = Plane(size: Self.size, samples: samples)
        .oriented(Orientation(exifValue: exif).followed(by: turn))
      let place = try #require(upright.samples.firstIndex(of: 255))
      let point = picture.placed(Point(x: Double(x) + 0.5, y: Double(y) + 0.5))
      // 400 pixels for a long edge of 40.
      #expect(abs(point.x - (7 + (Double(place % upright.width) + 0.5) * 10)) < 1e-9)
      #expect(abs(point.y - (9 + (Double(place / upright.width) + 0.5) * 10)) < 1e-9)
    }
  }

  @Test("an unknown turn shows the photo as EXIF has it")
  func unknownTurn() throws {
    let picture = try #require(
      ExplanationPicture(try verdict(exif: 6, turn: nil), at: Point(x: 0, y: 0), sidePixels: 40))
    #expect(picture.photo.width == 30 && picture.photo.height == 40)
    #expect(picture.placed(Point(x: 0, y: 0)) == Point(x: 30, y: 0))
  }

  @Test("what sticks out of the photo is shown, but no more than a margin of it")
  func sticksOut() throws {
    let corners = Quad(
      topLeft: Point(x: -2, y: 5), topRight: Point(x: 1e9, y: 5),
      bottomRight: Point(x: 30, y: .nan), bottomLeft: Point(x: 3, y: 20))
    let picture = try #require(
      ExplanationPicture(
        try verdict(exif: 1, turn: Turn.none, corners: corners), at: Point(x: 0, y: 0),
        sidePixels: 480))
    // 2 to the left, 15 % of 40 to the right: 48 in all.
    #expect(picture.view.width == 480)
    #expect(picture.photo.x == 20)
    #expect(picture.photo.width == 400 && picture.photo.height == 300)
    #expect(picture.view.height == 300)
  }

  @Test("a photo of unknown size has no picture")
  func noSize() throws {
    var verdict = try verdict(exif: 1, turn: nil)
    verdict.facts.width = nil
    #expect(ExplanationPicture(verdict, at: Point(x: 0, y: 0), sidePixels: 10) == nil)
  }
}
