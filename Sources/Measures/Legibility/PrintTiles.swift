internal import CVector
import Raster

/// How strong print is on the tiles of a document, at three sizes of detail.
///
/// A sample's distance from the middle between two others, one on either side, is largest for waves
/// of twice their spacing. So spacings in shares of a letter's height tell how much there is of
/// strokes, of letters and of words, whatever the resolution and however much print there is.
struct PrintTiles {
  /// One tile.
  struct Tile: Equatable {
    /// Its column and row on the document.
    var column: Int
    var row: Int
    /// Mean distances in code values, of waves that run along the lines of print: two to a letter's
    /// height (its strokes), one (letters) and a half (words).
    var along: SIMD3<Float>
    /// Of waves that run down the document, from line to line.
    var down: SIMD3<Float>
  }

  /// A tile's side, in letter heights: two lines of print with the room between them.
  static let sideLetters = 8.0
  /// Waves of strokes, in periods to a letter's height, on the first plane; the second and third
  /// plane have half and a quarter as many.
  static let strokesPerLetter = 2.0
  /// Blocks of 16 × 16 samples that are looked at along a tile's side, on each plane.
  static let blocksAlongTile = [3, 2, 1]

  let columns: Int
  let rows: Int
  /// Row by row, of those whose samples lie in the frame.
  private(set) var tiles: [Tile] = []

  /// Looks at a document.
  ///
  /// - Parameters:
  ///   - corners: In stored pixels; the first side is the one along which lines of print run.
  ///   - widthLetters: The document's width in letter heights.
  ///   - heightLetters: Its height in letter heights.
  init(of print: PrintPlanes, corners: Quad, widthLetters: Double, heightLetters: Double) {
    columns = max(1, Int((widthLetters / Self.sideLetters).rounded()))
    rows = max(1, Int((heightLetters / Self.sideLetters).rounded()))
    let side = corners.topRight - corners.topLeft
    let isLevel = side.x.magnitude >= side.y.magnitude
    let maps = print.planes.indices.map { plane in
      Homography(
        width: Double(columns), height: Double(rows),
        to: corners.scaled(by: 1 / (print.factor * Double(1 << plane))))
    }
    let spacing = max(1, print.letterHeight / (2 * Self.strokesPerLetter))
    for row in 0..<rows {
      for column in 0..<columns {
        var tile = Tile(column: column, row: row, along: .zero, down: .zero)
        var isSeen = true
        for (i, plane) in print.planes.enumerated() {
          let at = Point(x: Double(column), y: Double(row))
          guard let map = maps[i],
            let bends = Self.bends(
              in: plane, tileAt: at, map, blocks: Self.blocksAlongTile[i], spacing: spacing)
          else {
            isSeen = false
            break
          }
          tile.along[i] = isLevel ? bends.along : bends.down
          tile.down[i] = isLevel ? bends.down : bends.along
        }
        if isSeen { tiles.append(tile) }
      }
    }
  }

  /// Mean distances over some blocks of a tile; `nil` where none lies in the plane.
  private static func bends(
    in plane: Plane, tileAt tile: Point, _ map: Homography, blocks: Int, spacing: Double
  ) -> (along: Float, down: Float)? {
    let least = Int(spacing)
    let most = least + 1
    let side = 16
    guard plane.size.shortEdge >= side + 2 * most else { return nil }
    var sums = (SIMD2<UInt32>.zero, SIMD2<UInt32>.zero)
    var count = 0
    for v in 0..<blocks {
      for u in 0..<blocks {
        let middle = map.map(
          tile
            + Point(
              x: (Double(u) + 0.5) / Double(blocks), y: (Double(v) + 0.5) / Double(blocks)))
        guard middle.x >= 0, middle.y >= 0, middle.x < Double(plane.width),
          middle.y < Double(plane.height)
        else { continue }
        let x = min(max(Int(middle.x) - side / 2, most), plane.width - side - most)
        let y = min(max(Int(middle.y) - side / 2, most), plane.height - side - most)
        unsafe plane.withPointer(x: x, y: y) { first in
          let near = unsafe cvector_bends_of_block(first, plane.width, least)
          let far = unsafe cvector_bends_of_block(first, plane.width, most)
          sums.0 &+= SIMD2(near.along, near.down)
          sums.1 &+= SIMD2(far.along, far.down)
        }
        count += 1
      }
    }
    guard count > 0 else { return nil }
    let share = Float(spacing) - Float(least)
    let scale = 1 / Float(count * side * side)
    let near = SIMD2<Float>(sums.0) * scale
    let far = SIMD2<Float>(sums.1) * scale
    let mean = near + (far - near) * share
    return (mean.x, mean.y)
  }
}
