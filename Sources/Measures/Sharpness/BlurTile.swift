package import Raster

/// A part of the document with its own blur, so that a page blurred in one half is seen.
package struct BlurTile: Equatable, Sendable {
  /// The tile, in pixels of the plane.
  package var area: PixelRect
  /// The diameter of the blur, in pixels of the plane.
  package var diameter: Double
  /// Edges in it: its weight among the tiles.
  package var edgeCount: Int

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
    guard let left = edges.map(\.x).min(), let right = edges.map(\.x).max(),
      let top = edges.map(\.y).min(), let bottom = edges.map(\.y).max()
    else { return [] }
    let side = max(1, (max(right - left, bottom - top) + alongLongSide) / alongLongSide)
    let columns = (right - left) / side + 1
    let rows = (bottom - top) / side + 1
    var members = [[LumaEdge]](repeating: [], count: columns * rows)
    for edge in edges {
      members[(edge.y - top) / side * columns + (edge.x - left) / side].append(edge)
    }
    var tiles: [BlurTile] = []
    for (i, edges) in members.enumerated() where edges.count >= leastEdges {
      let estimate = BlurEstimate(
        of: edges, leastPerDirection: leastPerDirection, contrastMinimum: contrastMinimum)
      guard let diameter = estimate.diameter else { continue }
      let area = PixelRect(
        x: left + i % columns * side, y: top + i / columns * side, width: side, height: side)
      tiles.append(BlurTile(area: area, diameter: diameter, edgeCount: edges.count))
    }
    return tiles
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
