internal import CVector
package import Raster

/// Straight lines through many edges: a Hough transform over direction and distance.
///
/// The constants are working values; ``QuadSearch`` says what was found with them.
package struct LineSearch {
  /// Degrees and samples in one bin; the lines are fitted to the edges afterwards.
  static let binDegrees = Int(cvector_angle_step)
  static let binSamples = Int(cvector_distance_step)
  /// Lines closer than this many bins in direction and in distance are one line.
  static let binsApart = 2
  /// Votes that a line needs: about 11 samples of strong edge.
  static let votesMinimum = 110
  /// Distances across an edge at which its surroundings are looked at, in samples: beyond its own
  /// blur.
  static let calmDistances: [Float] = [4, 6]
  /// Below this magnitude a place is as smooth as paper, above the second it is texture, in the
  /// planes' units (luma ratios of about 1.04 and 1.10).
  static let calmMagnitude: Int16 = 30
  static let roughMagnitude: Int16 = 80

  private let map: EdgeMap
  private let bins: Int
  private let reach: Int
  /// For each edge 0 in texture, 1 where it is rough on both sides, 2 where one side is smooth.
  private let calmness: [UInt8]

  private static let angles = 180 / binDegrees
  /// Cosine, sine and the places of ``calmDistances`` for every whole degree, 0…179.
  private static let directions = (0..<180).map(direction)

  /// Looks at the surroundings of every edge once.
  package init(_ map: EdgeMap) {
    self.map = map
    reach = map.size.width / Self.binSamples + 2
    bins = reach + (map.size.width + map.size.height) / Self.binSamples + 2
    var calmness = [UInt8](repeating: 0, count: map.edges.count)
    unsafe cvector_calm_edges(
      &calmness, map.edges, map.edges.count, map.magnitude, map.size.width, map.size.height,
      Self.directions, Self.calmMagnitude, Self.roughMagnitude)
    self.calmness = calmness
  }

  private static func direction(_ degrees: Int) -> cvector_direction {
    let (sine, cosine) = Trigonometry.sineCosine(Double(degrees) * Double.pi / 180)
    var direction = cvector_direction()
    direction.cosine = Float(cosine)
    direction.sine = Float(sine)
    func offsets(_ along: Double) -> (Int8, Int8, Int8, Int8) {
      func offset(_ distance: Float) -> Int8 { Int8((along * Double(distance)).rounded()) }
      return (
        offset(-calmDistances[0]), offset(-calmDistances[1]), offset(calmDistances[0]),
        offset(calmDistances[1])
      )
    }
    direction.dx = offsets(cosine)
    direction.dy = offsets(sine)
    return direction
  }

  /// Lines through the edges inside a window, by falling number of votes.
  ///
  /// - Complexity: O(edges + bins), about 90 × 400 bins for the small planes.
  package func lines(in window: PixelRect, countMaximum: Int) -> [Line] {
    var votes = [UInt16](repeating: 0, count: Self.angles * bins)
    // Edges come row by row.
    let first = place(ofRow: window.y)
    let count = place(ofRow: window.y + window.height) - first
    func vote(_ edges: UnsafePointer<EdgeMap.Edge>, _ calmness: UnsafePointer<UInt8>) {
      unsafe cvector_vote(
        &votes, bins, reach, edges + first, calmness + first, count, Self.directions,
        Int32(window.x), Int32(window.y), Int32(window.x + window.width),
        Int32(window.y + window.height))
    }
    unsafe vote(map.edges, calmness)
    return peaks(of: votes, in: window, countMaximum: countMaximum).map { angle, bin in
      let degrees = angle * Self.binDegrees
      return Line(
        normal: Point(
          x: Double(Self.directions[degrees].cosine), y: Double(Self.directions[degrees].sine)),
        offset: (Double(bin - reach) + 0.5) * Double(Self.binSamples))
    }
  }

  /// The index of the first edge in a row or below it.
  private func place(ofRow row: Int) -> Int {
    var (low, high) = (0, map.edges.count)
    while low < high {
      let middle = (low + high) / 2
      if Int(map.edges[middle].y) < row { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The bins in which lines of an angle lie that pass through a window, and one on each side; not
  /// those at the ends of a row.
  private func reachableBins(_ angle: Int, in window: PixelRect) -> Range<Int> {
    let direction = Self.directions[angle * Self.binDegrees]
    let first = Float(window.x) * direction.cosine + Float(window.y) * direction.sine
    let across = Float(window.width) * direction.cosine
    let down = Float(window.height) * direction.sine
    let low = (first + min(0, across) + min(0, down)) / Float(Self.binSamples)
    let high = (first + max(0, across) + max(0, down)) / Float(Self.binSamples)
    return max(1, Int(low) + reach - 2)..<min(bins - 1, Int(high) + reach + 2)
  }

  /// The strongest local maxima, a safe distance apart.
  private func peaks(
    of votes: [UInt16], in window: PixelRect, countMaximum: Int
  ) -> [(angle: Int, bin: Int)] {
    var found: [(votes: Int, angle: Int, bin: Int)] = []
    // Every reachable bin has a neighbour on both sides.
    precondition(votes.count == Self.angles * bins)
    unsafe votes.withUnsafeBufferPointer { votes in
      for angle in 0..<Self.angles {
        let row = angle * bins
        for bin in reachableBins(angle, in: window) {
          let i = row &+ bin
          let v = unsafe votes[i]
          if v < Self.votesMinimum / 2 { continue }
          let (before, behind) = unsafe (votes[i &- 1], votes[i &+ 1])
          if v < before || v <= behind { continue }
          // An edge that lies between two bins votes for both.
          let sum = Int(v) + Int(max(before, behind))
          if sum >= Self.votesMinimum { found.append((sum, angle, bin)) }
        }
      }
    }
    found.sort { ($0.votes, $1.angle, $1.bin) > ($1.votes, $0.angle, $0.bin) }
    var kept: [(angle: Int, bin: Int)] = []
    for peak in found where kept.count < countMaximum {
      let near = kept.contains { other in
        var turn = abs(other.angle - peak.angle)
        var bin = peak.bin
        if turn > Self.angles / 2 {
          // Direction 178° is next to 0° with the distance's sign changed.
          turn = Self.angles - turn
          bin = 2 * reach - 1 - bin
        }
        return turn <= Self.binsApart && abs(other.bin - bin) <= Self.binsApart
      }
      if !near { kept.append((peak.angle, peak.bin)) }
    }
    return kept
  }
}
