import Raster
import TestSupport
import Testing

@Suite struct OrientationTests {
  @Test(
    "an orientation that mirrors mirrors columns and then turns; one that turns is its own turn",
    arguments: Orientation.allCases)
  func turnAlone(orientation: Orientation) {
    #expect(orientation.isMirroring == [2, 4, 5, 7].contains(orientation.exifValue))
    #expect(!orientation.turnAlone.isMirroring)
    let again = orientation.isMirroring ? Orientation.mirrorColumns : .upright
    #expect(again.followed(by: orientation.turnAlone) == orientation)
  }

  @Test(
    "each EXIF value puts the stored pixels where the standard says",
    arguments: [
      (1, ["ab", "cd", "ef"]), (2, ["ba", "dc", "fe"]), (3, ["fe", "dc", "ba"]),
      (4, ["ef", "cd", "ab"]), (5, ["ace", "bdf"]), (6, ["eca", "fdb"]), (7, ["fdb", "eca"]),
      (8, ["bdf", "ace"]),
    ])
  func pixels(value: Int, rows: [String]) {
    let stored = Plane(size: Size(width: 2, height: 3), samples: Array("abcdef".utf8))
    let upright = stored.oriented(Orientation(exifValue: value))
    #expect(upright.size == Size(width: rows[0].count, height: rows.count))
    #expect(upright.samples == Array(rows.joined().utf8))
  }

  @Test("an inverse undoes its orientation", arguments: Orientation.allCases)
  func inverse(orientation: Orientation) {
    let plane = Plane.random(width: 37, height: 53, seed: 5)
    #expect(plane.oriented(orientation).oriented(orientation.inverse) == plane)
    #expect(orientation.followed(by: orientation.inverse) == .upright)
  }

  @Test("composing orientations is doing one after the other", arguments: Orientation.allCases)
  func composition(first: Orientation) {
    let plane = Plane.random(width: 21, height: 34, seed: 6)
    for second in Orientation.allCases {
      let composed = first.followed(by: second)
      #expect(plane.oriented(first).oriented(second) == plane.oriented(composed))
    }
    for turn in Turn.allCases {
      let composed = first.followed(by: turn)
      #expect(plane.oriented(first).turned(turn) == plane.oriented(composed))
    }
  }

  @Test("four quarter turns are none, and a quarter turn is clockwise")
  func quarterTurns() {
    let plane = Plane.random(width: 40, height: 24, seed: 8)
    var turned = plane
    for _ in 0..<4 { turned = turned.turned(.quarter) }
    #expect(turned == plane)
    let quarter = plane.turned(.quarter)
    #expect(quarter[23, 0] == plane[0, 0] && quarter[0, 0] == plane[0, 23])
    #expect(plane.turned(.quarter).turned(.quarter) == plane.turned(.half))
    #expect(plane.turned(.quarter).turned(.half) == plane.turned(.threeQuarters))
  }

  @Test("a place moves as its pixel does", arguments: Orientation.allCases)
  func places(orientation: Orientation) {
    let plane = Plane.random(width: 9, height: 7, seed: 9)
    let after = plane.oriented(orientation)
    for y in 0..<7 {
      for x in 0..<9 {
        let place = orientation.applied(
          to: Point(x: Double(x) + 0.5, y: Double(y) + 0.5), in: plane.size)
        #expect(after[Int(place.x), Int(place.y)] == plane[x, y])
      }
    }
  }

  @Test("nonsense is upright", arguments: [0, 9, -1, 65535])
  func nonsense(value: Int) {
    #expect(Orientation(exifValue: value) == .upright)
  }
}
