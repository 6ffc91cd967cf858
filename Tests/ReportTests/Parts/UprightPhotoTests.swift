import Findings
import Measures
import PageSupport
import Raster
import Report
import Testing
import Verdicts

@Suite struct UprightPhotoTests {
  /// A verdict on a photo of 40 × 30.
  static func verdict(exif: Int = 1, turn: Turn? = Turn.none) throws -> Verdict {
    var verdict = try StoredVerdict.read()
    verdict.facts.width = 40
    verdict.facts.height = 30
    verdict.facts.exifOrientation = exif
    verdict.turn = turn
    return verdict
  }

  private static func photo(exif: Int = 1, turn: Turn? = Turn.none) throws -> UprightPhoto {
    try #require(UprightPhoto(try verdict(exif: exif, turn: turn)))
  }

  /// Where the stored photo's origin and its far corner on the top row go, for a photo of 40 × 30:
  /// the definitions of the EXIF orientation tag (CIPA DC-008, "Orientation"), read off by hand.
  @Test(
    "every EXIF orientation takes the corners where the picture takes them",
    arguments: [
      (1, Point(x: 0, y: 0), Point(x: 40, y: 0)), (2, Point(x: 40, y: 0), Point(x: 0, y: 0)),
      (3, Point(x: 40, y: 30), Point(x: 0, y: 30)), (4, Point(x: 0, y: 30), Point(x: 40, y: 30)),
      (5, Point(x: 0, y: 0), Point(x: 0, y: 40)), (6, Point(x: 30, y: 0), Point(x: 30, y: 40)),
      (7, Point(x: 30, y: 40), Point(x: 30, y: 0)), (8, Point(x: 0, y: 40), Point(x: 0, y: 0)),
    ] as [(Int, Point, Point)])
  func orientations(_ exif: Int, origin: Point, topRight: Point) throws {
    let photo = try Self.photo(exif: exif)
    #expect(photo.place(of: Point(x: 0, y: 0)) == origin)
    #expect(photo.place(of: Point(x: 40, y: 0)) == topRight)
    #expect(photo.size == (exif >= 5 ? Size(width: 30, height: 40) : Size(width: 40, height: 30)))
  }

  @Test(
    "a turn by content follows the EXIF orientation; an unknown one is none",
    arguments: [
      (nil, Point(x: 0, y: 0)), (Turn.none, Point(x: 0, y: 0)), (.quarter, Point(x: 30, y: 0)),
      (.half, Point(x: 40, y: 30)), (.threeQuarters, Point(x: 0, y: 40)),
    ] as [(Turn?, Point)])
  func turns(_ turn: Turn?, origin: Point) throws {
    #expect(try Self.photo(turn: turn).place(of: Point(x: 0, y: 0)) == origin)
  }

  @Test("a mirror image is shown unmirrored, and a stale tag mirrors nothing")
  func mirrored() throws {
    var verdict = try Self.verdict(exif: 2)
    var check = CheckResult(
      id: .orientation, status: .pass, score: 100, value: 0, unit: "degrees", limits: nil,
      measures: ["staleTag": 1])
    verdict.checks = [check]
    let stale = try #require(UprightPhoto(verdict))
    #expect(stale.place(of: Point(x: 7, y: 11)) == Point(x: 7, y: 11))
    verdict.facts.exifOrientation = 1
    verdict.turn = .half
    check.measures = ["mirrored": 1]
    verdict.checks = [check]
    let mirrored = try #require(UprightPhoto(verdict))
    #expect(mirrored.place(of: Point(x: 7, y: 11)) == Point(x: 7, y: 19))
  }

  @Test("both turns together come full circle")
  func both() throws {
    let photo = try Self.photo(exif: 6, turn: .threeQuarters)
    #expect(photo.place(of: Point(x: 7, y: 11)) == Point(x: 7, y: 11))
    #expect(photo.size == Size(width: 40, height: 30))
  }

  @Test("a rectangle keeps its corners together, wherever it lies")
  func rectangle() throws {
    let photo = try Self.photo(turn: .quarter)
    let corners = photo.corners(of: PixelRect(x: 1, y: 2, width: 3, height: 4))
    let expected = [(28, 1), (28, 4), (24, 4), (24, 1)].map { Point(x: $0.0, y: $0.1) }
    #expect(corners == expected)
    let far = try Self.photo().corners(of: PixelRect(x: .max, y: .max, width: .max, height: .max))
    #expect(far.allSatisfy { $0.x.isFinite && $0.y.isFinite })
  }

  @Test("a photo without a known size is none")
  func noSize() throws {
    var verdict = try Self.verdict()
    verdict.facts.width = 0
    #expect(UprightPhoto(verdict) == nil)
    verdict.facts.width = nil
    #expect(UprightPhoto(verdict) == nil)
  }
}
