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

  /// What paper around a printed block must show: so many sides that are seen, each as strong as
  /// this, and a score. Working values, as the next two.
  static let paperSidesMinimum = 3
  static let paperSupportMinimum: Float = 0.7
  static let paperScoreMinimum: Float = 0.4
  /// The block's area against the paper's, at most: a portrait or a stamp, not a sheet with
  /// margins.
  static let blockShareMaximum = 0.4
  /// The paper's colour inside its border and around the block differ by less, in the planes' units
  /// (a luma ratio of 1.17).
  static let paperColourMaximum: Float = 40

  /// Whether this outline is that of the paper on which `block` is printed: it contains the block,
  /// and the block lies on its colour.
  func isPaper(around block: Outline, in table: SideTable) -> Bool {
    let seen = (0..<4).count {
      table.sides[sides[$0]].source == .seen && support[$0] > Self.paperSupportMinimum
    }
    guard seen >= Self.paperSidesMinimum, score > Self.paperScoreMinimum,
      block.quad.area < Self.blockShareMaximum * quad.area
    else { return false }
    let d = inner - block.outer
    return (d * d).sum() < Self.paperColourMaximum * Self.paperColourMaximum
      && block.quad.corners.allSatisfy { quad.contains($0) }
  }
}
