import Foundation
import Testing

import Measures

@Suite struct PatchTests {
  @Test("equal labels that touch by a side are one patch, in the order of their first places")
  func labels() {
    let labels: [UInt8] = [
      1, 1, 0, 2,
      0, 1, 2, 2,
      1, 0, 0, 1,
    ]
    let patches = Patch.all(of: labels, mapWidth: 4, least: 1)
    #expect(patches.map { $0.places.sorted() } == [[0, 1, 5], [3, 6, 7], [8], [11]])
    #expect(Patch.all(of: labels, mapWidth: 4, least: 3).count == 2)
    #expect(patches[0].columns == 0...1)
    #expect(patches[0].rows == 0...1)
  }

  @Test(
    "a rectangle's fullness is 1 whatever its turn, an ellipse's π / 3, and a ring's far less",
    arguments: [0, 20, 45, 70] as [Double])
  func shape(degrees: Double) {
    func patch(_ isInside: (_ along: Double, _ across: Double) -> Bool) -> Patch {
      let angle = degrees * .pi / 180
      let places = (0..<100 * 100).filter { place in
        let (x, y) = (Double(place % 100) - 50, Double(place / 100) - 50)
        return isInside(x * cos(angle) + y * sin(angle), y * cos(angle) - x * sin(angle))
      }
      return Patch(places, mapWidth: 100)
    }
    let bar = patch { $0.magnitude < 32.5 && $1.magnitude < 8.5 }
    #expect((bar.fullness - 1).magnitude < 0.03)
    #expect((bar.width - 17).magnitude < 0.8)
    let ellipse = patch { $0 * $0 / 900 + $1 * $1 / 225 < 1 }
    #expect((ellipse.fullness - .pi / 3).magnitude < 0.03)
    let ring = patch { (20..<26).contains(($0 * $0 + $1 * $1).squareRoot()) }
    #expect(ring.fullness < 0.3)
  }
}
