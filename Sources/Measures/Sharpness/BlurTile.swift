package import Raster

/// A part of the document with its own blur, so that a page blurred in one half is seen.
package struct BlurTile: Equatable, Sendable {
  /// The tile, in pixels of the plane.
  package var area: PixelRect
  /// The diameter of the blur, in pixels of the plane.
  package var diameter: Double
  /// Edges in it: its weight among the tiles.
  package var edgeCount: Int

  /// A square of the grid, and the edges in it.
  struct Cell {
    var area: PixelRect
    var edges: [LumaEdge] = []
  }

  /// Divides the box around all edges into squares, row by row; none without edges.
  ///
  /// - Parameters:
  ///   - edges: Measured edges of one plane.
  ///   - alongLongSide: Squares along the longer side of the box, 1 or more.
  static func grid(over edges: [LumaEdge], alongLongSide: Int) -> [Cell] {
    guard let left = edges.map(\.x).min(), let right = edges.map(\.x).max(),
      let top = edges.map(\.y).min(), let bottom = edges.map(\.y).max()
    else { return [] }
    let side = max(1, (max(right - left, bottom - top) + alongLongSide) / alongLongSide)
    let columns = (right - left) / side + 1
    let rows = (bottom - top) / side + 1
    var cells = (0..<columns * rows).map { i in
      Cell(
        area: PixelRect(
          x: left + i % columns * side, y: top + i / columns * side, width: side, height: side))
    }
    for edge in edges {
      cells[(edge.y - top) / side * columns + (edge.x - left) / side].edges.append(edge)
    }
    return cells
  }

  /// Divides the box around all edges into square tiles and measures each that has enough edges.
  ///
  /// - Parameters:
  ///   - edges: Measured edges of one plane.
  ///   - alongLongSide: Tiles along the longer side of the box, 1 or more.
  ///   - leastEdges: A tile with fewer edges is left out.
  ///   - leastPerDirection: Strong edges that a direction needs in a tile.
  ///   - contrastMinimum: What its strongest edges need at least, in code values.
  package static func tiles(
    over edges: [LumaEdge], alongLongSide: Int, leastEdges: Int, leastPerDirection: Int,
    contrastMinimum: Float
  ) -> [BlurTile] {
    grid(over: edges, alongLongSide: alongLongSide).compactMap { cell in
      guard cell.edges.count >= leastEdges else { return nil }
      let estimate = BlurEstimate(
        of: cell.edges, leastPerDirection: leastPerDirection, contrastMinimum: contrastMinimum)
      return estimate.diameter.map {
        BlurTile(area: cell.area, diameter: $0, edgeCount: cell.edges.count)
      }
    }
  }

  /// The diameter that tiles with the given share of all edges do not exceed; `nil` without tiles.
  package static func quantile(_ share: Double, of tiles: [BlurTile]) -> Double? {
    let sorted = tiles.sorted { $0.diameter < $1.diameter }
    let wanted = share * Double(tiles.reduce(0) { $0 + $1.edgeCount })
    var seen = 0
    for tile in sorted {
      seen += tile.edgeCount
      if Double(seen) >= wanted { return tile.diameter }
    }
    return nil
  }
}
