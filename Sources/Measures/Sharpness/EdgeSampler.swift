internal import CVector
package import Raster

/// Collects measured edges all over a plane, or over a document in it.
///
/// In every block of 16 × 16 the steepest place of each of four directions is a candidate, so that
/// the edges blurred by a motion are not crowded out by the sharp ones that run along it. Of each
/// direction at most ``candidatesMaximum`` are measured, spread evenly.
package struct EdgeSampler {
  /// Candidates of each direction that are measured on a document, whose print is all alike; it
  /// bounds the time on a page full of it. With 200 the rank correlation of the widths with the
  /// true ones fell from 0.991 to 0.964 on the worst page.
  package static let candidatesMaximum = 300
  /// … and over a whole scene, which is near in one place and far in another. A working value.
  static let sceneCandidatesMaximum = 450
  /// The least steepness of a candidate, in Sobel units: 2 code values a pixel. A working value.
  package static let steepnessMinimum: UInt16 = 16
  /// The least contrast of an edge, in code values; below it lie noise and blocks of compression. A
  /// working value.
  package static let contrastMinimum: Float = 12

  /// Blocks that are looked at before strips of blocks are skipped, evenly, on a large document,
  /// and in a scene. They bound the time: working values.
  package static let blocksMaximum = 1600
  static let sceneBlocksMaximum = 2500
  /// Samples at each border that are left out: the outermost have no neighbours on all sides, and
  /// two more keep clear of borders that some cameras leave.
  static let margin = 3

  private struct Candidate {
    var x: Int
    var y: Int
    var direction: LumaEdge.Direction
  }

  /// Measures the edges.
  ///
  /// - Parameters:
  ///   - plane: Luma, code values 0…255.
  ///   - outline: Where to look, in pixels of the plane; `nil` for the whole plane.
  /// - Returns: Edges in the order of direction, then of rows; none on a plane under 24 × 24.
  /// - Complexity: O(area inside), plus a bounded number of profiles.
  package static func edges(in plane: Plane, outline: Quad?) -> [LumaEdge] {
    let candidates = candidates(in: plane, outline: outline)
    let candidatesMaximum = outline == nil ? sceneCandidatesMaximum : candidatesMaximum
    var edges: [LumaEdge] = []
    var profile = EdgeProfile()
    for ofDirection in candidates {
      // Counting in steps of count / maximum spreads the sample without random numbers.
      let wanted = min(ofDirection.count, candidatesMaximum)
      for i in 0..<wanted {
        let c = ofDirection[i * ofDirection.count / wanted]
        let (gx, gy) = gradient(of: plane, x: c.x, y: c.y)
        guard let measured = profile.measure(plane, x: c.x, y: c.y, gx: gx, gy: gy),
          measured.contrast >= contrastMinimum
        else { continue }
        edges.append(
          LumaEdge(
            x: c.x, y: c.y, direction: c.direction, contrast: measured.contrast,
            riseWidth: measured.riseWidth))
      }
    }
    return edges
  }

  private static func candidates(in plane: Plane, outline: Quad?) -> [[Candidate]] {
    var found = [[Candidate]](repeating: [], count: LumaEdge.Direction.allCases.count)
    let block = Int(cvector_edge_block)
    var left = margin
    var top = margin
    var right = plane.width - margin
    var bottom = plane.height - margin
    if let outline {
      let bounds = outline.bounds
      left = max(left, Int(bounds.left.rounded(.down)))
      right = min(right, Int(bounds.right.rounded(.up)))
      top = max(top, Int(bounds.top.rounded(.down)))
      bottom = min(bottom, Int(bounds.bottom.rounded(.up)))
    }
    let columns = (right - left) / block
    guard columns > 0, bottom - top >= block else { return found }
    let inside = outline.map(HalfPlanes.init)
    let directions = LumaEdge.Direction.allCases
    var peaks = [cvector_edge_peak](
      repeating: cvector_edge_peak(), count: columns * directions.count)
    let strips = (bottom - top) / block
    let blocksMaximum = outline == nil ? sceneBlocksMaximum : blocksMaximum
    let step = (columns * strips + blocksMaximum - 1) / blocksMaximum * block
    for y in stride(from: top, through: bottom - block, by: step) {
      unsafe plane.withPointer(x: left, y: y) { first in
        unsafe cvector_edge_peaks(&peaks, first, plane.width, columns)
      }
      for i in peaks.indices where peaks[i].magnitude >= steepnessMinimum {
        let direction = directions[i % directions.count]
        let px = left + i / directions.count * block + Int(peaks[i].column)
        let py = y + Int(peaks[i].row)
        if inside?.contains(x: px, y: py) ?? true {
          found[direction.rawValue].append(Candidate(x: px, y: py, direction: direction))
        }
      }
    }
    return found
  }

  /// Sobel's gradient at a place that has neighbours on all sides.
  private static func gradient(of plane: Plane, x: Int, y: Int) -> (Float, Float) {
    let width = plane.width
    let above = (y - 1) * width + x
    let here = above + width
    let below = here + width
    precondition(x > 0 && y > 0 && x + 1 < width && y + 1 < plane.height)
    let (gx, gy) = unsafe plane.samples.withUnsafeBufferPointer { p in
      func at(_ i: Int) -> Int { unsafe Int(p[i]) }
      let (a, b, c) = (at(above - 1), at(above), at(above + 1))
      let (g, h, i) = (at(below - 1), at(below), at(below + 1))
      return (
        c - a + 2 * (at(here + 1) - at(here - 1)) + i - g, g - a + 2 * (h - b) + i - c
      )
    }
    return (Float(gx), Float(gy))
  }
}
