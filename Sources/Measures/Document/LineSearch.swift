import Raster

/// Straight lines through many edges: a Hough transform over direction and distance.
struct LineSearch {
  /// The most lines handed on.
  static let countMaximum = 64
  /// Degrees and samples in one bin; the lines are fitted to the edges afterwards.
  static let binDegrees = 2
  static let binSamples = 2
  /// Lines closer than this many bins in direction and in distance are one line.
  static let binsApart = 2
  /// Votes that a line needs: about 11 samples of strong edge.
  static let votesMinimum = 110
  /// Distances across an edge at which its surroundings are looked at, in samples.
  static let calmDistances: [Float] = [4, 6]
  /// Below this magnitude a place is as smooth as paper, above the second it is texture.
  static let calmMagnitude: Int16 = 30
  static let roughMagnitude: Int16 = 80

  private let map: EdgeMap
  private let bins: Int
  private let reach: Int
  private let cosines: [Float]
  private let sines: [Float]
  /// For each edge 0 in texture, 1 where it is rough on both sides, 2 where one side is smooth.
  private let calmness: [Int]

  private static let angles = 180 / binDegrees

  init(_ map: EdgeMap) {
    self.map = map
    reach = map.size.width / Self.binSamples + 2
    bins = reach + (map.size.width + map.size.height) / Self.binSamples + 2
    let table = (0..<180).map { Trigonometry.sineCosine(Double($0) * Double.pi / 180) }
    let cosines = table.map { Float($0.cosine) }
    let sines = table.map { Float($0.sine) }
    self.cosines = cosines
    self.sines = sines
    calmness = map.edges.map { Self.calmness(of: $0, in: map, cosines, sines) }
  }

  /// Lines through the edges inside a window, by falling number of votes.
  ///
  /// - Complexity: O(edges + bins), about 90 × 400 bins for the small planes.
  func lines(in window: PixelRect) -> [Line] {
    var votes = [UInt16](repeating: 0, count: Self.angles * bins)
    for (i, edge) in map.edges.enumerated() {
      let calm = calmness[i]
      let x = Int(edge.x)
      let y = Int(edge.y)
      if calm == 0 || x < window.x || y < window.y || x >= window.x + window.width
        || y >= window.y + window.height
      {
        continue
      }
      let weight = UInt16(truncatingIfNeeded: Int(edge.weight) &* calm)
      let middle = Int(edge.degrees) / Self.binDegrees
      for spread in -1...1 {
        let angle = (middle &+ spread &+ Self.angles) % Self.angles
        let degrees = angle &* Self.binDegrees
        let distance = (Float(x) + 0.5) * cosines[degrees] + (Float(y) + 0.5) * sines[degrees]
        let bin = Int(distance / Float(Self.binSamples) + Float(reach))
        votes[angle &* bins &+ bin] &+= spread == 0 ? weight &* 2 : weight
      }
    }
    return peaks(of: votes).map { angle, bin in
      let degrees = angle * Self.binDegrees
      return Line(
        normal: Point(x: Double(cosines[degrees]), y: Double(sines[degrees])),
        offset: (Double(bin - reach) + 0.5) * Double(Self.binSamples))
    }
  }

  private static func calmness(
    of edge: EdgeMap.Edge, in map: EdgeMap, _ cosines: [Float], _ sines: [Float]
  ) -> Int {
    let cosine = cosines[Int(edge.degrees)]
    let sine = sines[Int(edge.degrees)]
    var least = Int16.max
    for sign: Float in [-1, 1] {
      var largest: Int16 = 0
      for distance in calmDistances {
        // Half a sample more, so that cutting off rounds.
        let x = Int(Float(edge.x) + cosine * distance * sign + 0.5)
        let y = Int(Float(edge.y) + sine * distance * sign + 0.5)
        if x < 0 || y < 0 || x >= map.size.width || y >= map.size.height { continue }
        largest = max(largest, map.magnitude[y &* map.size.width &+ x])
      }
      least = min(least, largest)
    }
    return least < calmMagnitude ? 2 : least < roughMagnitude ? 1 : 0
  }

  /// The strongest local maxima, a safe distance apart.
  private func peaks(of votes: [UInt16]) -> [(angle: Int, bin: Int)] {
    var found: [(votes: Int, angle: Int, bin: Int)] = []
    for angle in 0..<Self.angles {
      let row = angle * bins
      for bin in 1..<(bins - 1) {
        let i = row &+ bin
        let v = votes[i]
        if v < 16 || v < votes[i &- 1] || v <= votes[i &+ 1] { continue }
        // An edge that lies between two bins votes for both.
        let sum = Int(v) + Int(max(votes[i &- 1], votes[i &+ 1]))
        if sum >= Self.votesMinimum { found.append((sum, angle, bin)) }
      }
    }
    found.sort { ($0.votes, $1.angle, $1.bin) > ($1.votes, $0.angle, $0.bin) }
    var kept: [(angle: Int, bin: Int)] = []
    for peak in found where kept.count < Self.countMaximum {
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
