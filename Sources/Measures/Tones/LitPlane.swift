import Raster

/// The luma of a document's lit ground: a plane laid through it, round by round without what lies
/// off it, so that print, pictures, shadows, highlights and covers hardly bend it.
///
/// The constants are working values.
struct LitPlane {
  /// One place of the ground.
  struct Place {
    /// Where it lies, in shares of the width and height.
    var x: Float
    var y: Float
    /// Its luma, code values.
    var luma: Float
  }

  /// Places with less than this share of the median's luma are no ground.
  private static let least: Float = 0.7
  /// Distances, as shares of the plane, within which a place is ground, round by round.
  private static let reaches: [Float] = [0.25, 0.15, 0.1, 0.1]
  /// Fewer places lay no plane.
  private static let placesMinimum = 20

  private var plane = SIMD3<Float>()

  /// The plane through places of a document; level at 1 without any.
  init(through places: [Place]) {
    guard !places.isEmpty else { return }
    let usual = places.map(\.luma).element(ofRank: places.count / 2)
    let bright = places.filter { $0.luma >= Self.least * usual }
    plane.x = bright.map(\.luma).element(ofRank: bright.count / 2)
    for reach in Self.reaches {
      var normal = [SIMD3<Float>](repeating: .zero, count: 3)
      var side = SIMD3<Float>.zero
      var count = 0
      for place in bright {
        let luma = luma(x: place.x, y: place.y)
        guard (place.luma - luma).magnitude < reach * luma else { continue }
        count += 1
        let terms = Self.terms(x: place.x, y: place.y)
        for i in 0..<3 { normal[i] += terms * terms[i] }
        side += terms * place.luma
      }
      guard count >= Self.placesMinimum else { break }
      plane = NormalEquations.solve(normal, side)
    }
  }

  /// Luma of the lit ground, code values, at least 1.
  ///
  /// - Parameters:
  ///   - x: A share of the width.
  ///   - y: A share of the height.
  func luma(x: Float, y: Float) -> Float { max(1, (plane * Self.terms(x: x, y: y)).sum()) }

  /// Luma of the lit ground at every place of a grid, row by row.
  func lumas(_ size: Size) -> [Float] {
    var lumas = [Float](repeating: 1, count: size.area)
    let step = plane.y / Float(size.width)
    for row in 0..<size.height {
      let first = (plane * Self.terms(x: 0, y: Float(row) / Float(size.height))).sum()
      let start = row &* size.width
      for column in 0..<size.width {
        let luma = first + step * Float(column)
        if luma > 1 { lumas[start &+ column] = luma }
      }
    }
    return lumas
  }

  private static func terms(x: Float, y: Float) -> SIMD3<Float> { SIMD3(1, x - 0.5, y - 0.5) }
}
