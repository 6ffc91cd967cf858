internal import CVector
package import Raster

/// Ground and ink of a document, tile by tile, on luma reduced by twice the photo's factor.
package struct TileTones: Sendable {
  /// One tile that lies inside the document.
  package struct Tile: Equatable, Sendable {
    /// The tile in pixels of the stored photo.
    package var area: PixelRect
    /// The luma that 10 % of the tile exceeds: the ground between the print, 0…255.
    package var ground: Double
    /// The luma that 2 % of the tile stays below: the print's ink, 0…255.
    package var ink: Double
    /// The share of samples at 0…25.
    package var nearBlack: Double
    /// The share of samples at 247…255.
    package var nearWhite: Double
    /// The mean distance of chroma from grey, |Cb − 128| + |Cr − 128|, 0…256; 0 in a grey photo.
    package var chroma: Double

    /// Code values from ink to ground.
    package var contrast: Double { ground - ink }
  }

  /// The tiles whose four corners lie inside, row by row.
  package let tiles: [Tile]

  /// Samples along a tile's side, of the plane reduced by twice the factor.
  package static let side = Int(cvector_tile_side)
  /// Chroma is looked at in every fourth column and row.
  private static let chromaStep = 4

  /// Measures the tiles.
  ///
  /// - Parameters:
  ///   - photo: The reduced photo.
  ///   - document: The outline in pixels of the stored photo; `nil` for the whole frame.
  /// - Complexity: O(area inside).
  package init(of photo: ReducedPhoto, on document: Quad?) {
    let plane = photo.lumaHalf
    let scale = 2 * photo.factor
    let inside = document.map { HalfPlanes($0.scaled(by: 1 / Double(scale))) }
    var tiles: [Tile] = []
    let side = Self.side
    unsafe plane.samples.withUnsafeBufferPointer { samples in
      guard let base = samples.baseAddress else { return }
      for y in stride(from: 0, through: plane.height - side, by: side) {
        for x in stride(from: 0, through: plane.width - side, by: side) {
          if let inside {
            let corners = [(0, 0), (side - 1, 0), (0, side - 1), (side - 1, side - 1)]
            if !corners.allSatisfy({ inside.contains(x: x + $0.0, y: y + $0.1) }) { continue }
          }
          let tones = unsafe cvector_tones_of_tile(base + y * plane.width + x, plane.width)
          let count = Double(side * side)
          tiles.append(
            Tile(
              area: PixelRect(
                x: x * scale, y: y * scale, width: side * scale, height: side * scale),
              ground: Double(tones.ground), ink: Double(tones.ink),
              nearBlack: Double(tones.near_black) / count,
              nearWhite: Double(tones.near_white) / count,
              chroma: Self.chroma(of: photo, x: x, y: y)))
        }
      }
    }
    self.tiles = tiles
  }

  private static func chroma(of photo: ReducedPhoto, x: Int, y: Int) -> Double {
    guard let blue = photo.blue, let red = photo.red else { return 0 }
    var sum = 0
    var count = 0
    for v in stride(from: y, to: min(y + side, blue.height), by: chromaStep) {
      for u in stride(from: x, to: min(x + side, blue.width), by: chromaStep) {
        sum += abs(Int(blue[u, v]) - 128) + abs(Int(red[u, v]) - 128)
        count += 1
      }
    }
    return Double(sum) / Double(max(count, 1))
  }

  /// The ground that the given share of the tiles stays below; `nil` without tiles.
  package func ground(quantile share: Double) -> Double? {
    guard !tiles.isEmpty else { return nil }
    let sorted = tiles.map(\.ground).sorted()
    return sorted[Int(share * Double(sorted.count - 1))]
  }
}
