package import Raster

/// A drawn identity card lying on a ground, photographed by a known homography.
///
/// Only what layout physics needs is drawn: a pale ground, two centred header lines, a wide row of
/// digits and twelve rows that begin at the left, a portrait block at the right. Every pixel is the
/// mean of 2 × 2 rays.
package struct DrawnCard {
  /// Millimetres of an ISO ID-1 card.
  package static let width = 85.6
  package static let height = 53.98

  /// The photo's size.
  package var photo = Size(width: 1600, height: 1200)
  /// The card's own corners in the photo, clockwise from its top left.
  package var corners: Quad
  /// Luma of the ground, code values.
  package var ground: Double = 90
  /// Luma, Cb and Cr of the card's own ground, code values.
  package var paper = SIMD3(200.0, 140, 118)
  /// All light is multiplied by this before it is stored, so 0.1 is a dark photo.
  package var light: Double = 1
  /// Luma of what lies around the card at a place in its plane, in millimetres from its top left;
  /// `nil` for the ground.
  package var around: ((_ x: Double, _ y: Double) -> Double?)?

  /// What is painted over the card at a place in millimetres, luma, Cb and Cr; `nil` for nothing.
  package var over: ((_ x: Double, _ y: Double) -> SIMD3<Double>?)?

  /// Millimetres from one row of print to the next: 2.8 on a KTP, more on other cards.
  package var rowPitch: Double = 2.8

  package init(corners: Quad) { self.corners = corners }

  /// Luma, Cb and Cr of the card at a place in millimetres.
  package func ink(x: Double, y: Double) -> SIMD3<Double> {
    let black = SIMD3(40.0, 128, 128)
    if (62...82).contains(x) && (12...38).contains(y) { return SIMD3(80, 108, 200) }
    if (3...4.6).contains(y) && (26...60).contains(x) { return Self.stripes(x, black, paper) }
    if (6.5...8.1).contains(y) && (30...56).contains(x) { return Self.stripes(x, black, paper) }
    let row = (y - 17) / rowPitch
    if (12...14.6).contains(y) && (3...55).contains(x) { return Self.stripes(x, black, paper) }
    if row >= 0, row < 12, y < 51, row - row.rounded(.down) < 0.55 {
      let ends = [50.0, 38, 55, 30, 44, 35, 52, 33, 47, 41, 36, 46]
      if x >= 3 && x <= ends[Int(row)] { return Self.stripes(x, black, paper) }
    }
    return paper
  }

  private static func stripes(
    _ x: Double, _ a: SIMD3<Double>, _ b: SIMD3<Double>
  ) -> SIMD3<Double> {
    let phase = x / 1.2
    return phase - phase.rounded(.down) < 0.55 ? a : b
  }

  /// Luma, Cb and Cr at a place of the card's plane, in millimetres.
  private func seen(x: Double, y: Double) -> SIMD3<Double> {
    if (0...Self.width).contains(x) && (0...Self.height).contains(y) {
      return over?(x, y) ?? ink(x: x, y: y)
    }
    return SIMD3(around?(x, y) ?? ground, 128, 128)
  }

  /// What the reducer would leave of the photo.
  package func reducedPhoto() -> ReducedPhoto {
    let halfSize = Size(width: photo.width / 2, height: photo.height / 2)
    var luma = Plane(size: photo)
    var half = Plane(size: halfSize)
    var blue = half
    var red = half
    guard let inverse = Homography(width: 1, height: 1, to: corners)?.inverse else {
      preconditionFailure("the card's corners are no picture of a rectangle")
    }
    for y in 0..<halfSize.height {
      for x in 0..<halfSize.width {
        var sum = SIMD3<Double>.zero
        for (dx, dy) in [(0, 0), (1, 0), (0, 1), (1, 1)] {
          var fine = SIMD3<Double>.zero
          for (u, v) in [(0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)] {
            let p = inverse.map(Point(x: Double(2 * x + dx) + u, y: Double(2 * y + dy) + v))
            fine += seen(x: p.x * Self.width, y: p.y * Self.height)
          }
          fine /= 4
          luma[2 * x + dx, 2 * y + dy] = UInt8((fine.x * light).rounded())
          sum += fine
        }
        sum /= 4
        half[x, y] = UInt8((sum.x * light).rounded())
        blue[x, y] = UInt8((128 + (sum.y - 128) * light).rounded())
        red[x, y] = UInt8((128 + (sum.z - 128) * light).rounded())
      }
    }
    return ReducedPhoto(
      photo: photo, factor: 1, luma: luma, lumaHalf: half, blue: blue, red: red)
  }
}
