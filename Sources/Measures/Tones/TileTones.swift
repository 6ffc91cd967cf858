internal import CVector
package import Raster

/// Ground and ink of a document, tile by tile, on luma reduced by twice the photo's factor.
package struct TileTones: Sendable {
  /// One tile that lies inside the document.
  package struct Tile: Equatable, Sendable {
    /// The tile in pixels of the stored photo.
    package var area: PixelRect
    /// Its column in the grid of tiles over the whole frame, from 0.
    package var column: Int
    /// Its row in the grid, from 0.
    package var row: Int
    /// The luma that 10 % of the tile exceeds: the ground between the print, 0…255.
    package var ground: Double
    /// The luma that 2 % of the tile stays below: the print's ink, 0…255.
    package var ink: Double
    /// The share of samples at 0…25.
    package var nearBlack: Double
    /// The share of samples at 247…255.
    package var nearWhite: Double
    /// Mean Cb − 128, −128…127 code values; 0 in a grey photo.
    package var blue: Double
    /// Mean Cr − 128, −128…127 code values; 0 in a grey photo.
    package var red: Double

    /// The distance from grey, |Cb − 128| + |Cr − 128|, 0…256.
    package var chroma: Double { abs(blue) + abs(red) }

    /// Code values from ink to ground.
    package var contrast: Double { ground - ink }
  }

  /// The tiles whose four corners lie inside, row by row.
  package let tiles: [Tile]
  /// Tiles in a row of the grid over the whole frame.
  package let columns: Int
  /// Rows of tiles over the whole frame.
  package let rows: Int
  /// The long edge of the document (or the frame), in pixels of the reduced luma.
  package let longEdge: Double

  /// Samples along a tile's side, of the plane reduced by twice the factor.
  package static let side = Int(cvector_tile_side)
  /// What the kernel takes for ground, ink, near black and near white.
  ///
  /// Of a tile's 256 samples 25 (10 %) may exceed its ground and 5 (2 %) stay below its ink: ranks,
  /// where the extremes would be those of noise, and 5 are fewer than one thin stroke across the
  /// tile has. Luma 0…25 is near black and 247…255 near white: the outer tenth of the range in the
  /// dark, and what little is left of it before clipping in the light. Placed on simulated under-
  /// and overexposure, with the ramps of ``ExposureMeter``.
  static let limits = cvector_tone_limits(
    above_ground: 25, below_ink: 5, near_black: 25, near_white: 247)
  /// Chroma is looked at in every fourth column and row, to save time. A working value.
  private static let chromaStep = 4
  /// The number of tiles at which a reading of them is half sure. A working value.
  static let halfConfidenceTiles = 10.0

  /// Measures the tiles.
  ///
  /// - Parameters:
  ///   - photo: The reduced photo.
  ///   - document: The outline in pixels of the stored photo; `nil` for the whole frame.
  /// - Complexity: O(area inside).
  package init(of photo: ReducedPhoto, on document: Quad?) {
    let plane = photo.lumaHalf
    let side = Self.side
    let scale = 2 * photo.factor
    let inside = document.map { HalfPlanes($0.scaled(by: 1 / Double(scale))) }
    let corners = [(0, 0), (side - 1, 0), (0, side - 1), (side - 1, side - 1)]
    columns = plane.width / side
    rows = plane.height / side
    longEdge = Self.longEdge(of: document, in: photo)
    var tiles: [Tile] = []
    for row in 0..<rows {
      for column in 0..<columns {
        let x = column * side
        let y = row * side
        if let inside, !corners.allSatisfy({ inside.contains(x: x + $0.0, y: y + $0.1) }) {
          continue
        }
        let tones = Self.tones(of: plane, x: x, y: y)
        let count = Double(side * side)
        let (blue, red) = Self.chroma(of: photo, x: x, y: y)
        tiles.append(
          Tile(
            area: PixelRect(
              x: x * scale, y: y * scale, width: side * scale, height: side * scale),
            column: column, row: row, ground: Double(tones.ground), ink: Double(tones.ink),
            nearBlack: Double(tones.near_black) / count,
            nearWhite: Double(tones.near_white) / count, blue: blue, red: red))
      }
    }
    self.tiles = tiles
  }

  private static func tones(of plane: Plane, x: Int, y: Int) -> cvector_tile_tones {
    var tones = cvector_tile_tones()
    unsafe plane.withPointer(x: x, y: y) { first in
      unsafe cvector_tones_of_tile(&tones, first, plane.width, limits)
    }
    return tones
  }

  private static func chroma(of photo: ReducedPhoto, x: Int, y: Int) -> (Double, Double) {
    guard let blue = photo.blue, let red = photo.red else { return (0, 0) }
    var sums = (0, 0)
    var count = 0
    for v in stride(from: y, to: y + side, by: chromaStep) {
      for i in stride(from: v * blue.width + x, to: v * blue.width + x + side, by: chromaStep) {
        sums.0 += Int(blue.samples[i]) - 128
        sums.1 += Int(red.samples[i]) - 128
        count += 1
      }
    }
    return (Double(sums.0) / Double(count), Double(sums.1) / Double(count))
  }

  private static func longEdge(of document: Quad?, in photo: ReducedPhoto) -> Double {
    guard let document else { return Double(photo.luma.size.longEdge) }
    return document.edgeLengths.max() / Double(photo.factor)
  }
}
