import Raster

/// Four sides that could be a document's, with their merits.
struct Outline {
  /// Clockwise corners in samples of the small planes.
  var quad: Quad
  /// Higher is better; a document in plain sight has 0.7 to 1.1.
  var score: Float
  /// The mean strength of the step along each side (top, right, bottom, left of the quad), 0…1.
  var support: SIMD4<Float>
  /// The four sides in the same order, as indices of a ``SideTable``.
  var sides: SIMD4<Int>
  /// The mean channels along the sides that are looked at, inside and outside of the outline.
  var inner: SIMD4<Float>
  var outer: SIMD4<Float>

  /// Whether this outline is that of the paper on which `block` is printed: it contains the block,
  /// and the block lies on its colour.
  func isPaper(around block: Outline, in table: SideTable) -> Bool {
    let seen = (0..<4).count { table.sides[sides[$0]].source == .seen && support[$0] > 0.7 }
    guard seen >= 3, score > 0.4, block.quad.area < 0.4 * quad.area else { return false }
    let d = inner - block.outer
    return (d * d).sum() < 40 * 40 && block.quad.corners.allSatisfy { quad.contains($0) }
  }
}
