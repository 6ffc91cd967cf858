import Raster

/// A line as a possible side of a document: how far the picture differs on its two sides, all along.
///
/// A printed rule or a line of text is the same paper on both sides and gives nothing; the border of
/// a sheet gives a step. Sums along the line make the mean over any stretch a matter of two look-ups.
struct SideProfile {
  /// The line, its normal pointing to the side called *ahead*.
  let line: Line
  /// The first position along the line that lies in the frame, in samples.
  let start: Double
  /// The last position along the line that lies in the frame, in samples.
  let end: Double
  /// What this side rests on.
  let source: SideSource
  /// Sums of the step's strength (0…1 each) before each position, one more than positions, where
  /// the document would lie ahead …
  private let strengthAhead: [Float]
  /// … and where it would lie behind.
  private let strengthBehind: [Float]
  /// Sums of the channels at the ahead side and at the side behind, as the strengths.
  private let ahead: [SIMD4<Float>]
  private let behind: [SIMD4<Float>]

  /// Samples from one position to the next.
  static let spacing = 2.0
  /// Offsets across the line at which each side is looked at, in samples: a thin rule or the gap
  /// between tiles shows near by only, a border near and far.
  static let nearOffsets = [1.5, 2.5]
  static let farOffsets = [3.5, 5.0]
  /// A step of this size in the planes' units counts nothing (noise) …
  static let stepMinimum: Float = 7
  /// … and one of this size counts fully.
  static let stepFull: Float = 28
  /// Paper changes less than this from one position to the next, in the planes' units …
  static let roughnessMinimum: Float = 12
  /// … and what changes by this is texture.
  static let roughnessFull: Float = 60

  /// Looks along a line; `nil` if less than ten positions lie inside the window.
  init?(
    _ line: Line, in planes: FeaturePlanes, window: PixelRect, source: SideSource = .seen
  ) {
    let corner = Point(x: Double(window.x), y: Double(window.y))
    let moved = Line(normal: line.normal, offset: line.distance(to: corner) * -1)
    guard
      let inside = moved.positions(
        insideWidth: Double(window.width), height: Double(window.height))
    else { return nil }
    let shift = line.position(of: corner)
    let range = (inside.lowerBound + shift)...(inside.upperBound + shift)
    let count = Int((range.upperBound - range.lowerBound) / Self.spacing)
    guard count >= 10 else { return nil }
    self.line = line
    start = range.lowerBound
    end = range.upperBound
    self.source = source
    var strengthAhead: [Float] = [0]
    var strengthBehind: [Float] = [0]
    var ahead: [SIMD4<Float>] = [.zero]
    var behind: [SIMD4<Float>] = [.zero]
    let sampler = PlaneSampler(planes)
    var lastAhead = SIMD4<Float>.zero
    var lastBehind = SIMD4<Float>.zero
    for i in 0..<count {
      let p = line.point(at: start + (Double(i) + 0.5) * Self.spacing)
      let nearA = sampler.mean(around: p, along: line.normal, offsets: Self.nearOffsets, sign: 1)
      let nearB = sampler.mean(around: p, along: line.normal, offsets: Self.nearOffsets, sign: -1)
      let farA = sampler.mean(around: p, along: line.normal, offsets: Self.farOffsets, sign: 1)
      let farB = sampler.mean(around: p, along: line.normal, offsets: Self.farOffsets, sign: -1)
      let step = min(Self.length(nearA - nearB), Self.length(farA - farB))
      let share = min(
        1, max(0, (step - Self.stepMinimum) / (Self.stepFull - Self.stepMinimum)))
      let a = (nearA + farA) * 0.5
      let b = (nearB + farB) * 0.5
      let calmA = i == 0 ? 1 : Self.calm(Self.length(a - lastAhead))
      let calmB = i == 0 ? 1 : Self.calm(Self.length(b - lastBehind))
      strengthAhead.append(strengthAhead[i] + share * calmA)
      strengthBehind.append(strengthBehind[i] + share * calmB)
      ahead.append(ahead[i] + a)
      behind.append(behind[i] + b)
      lastAhead = a
      lastBehind = b
    }
    self.strengthAhead = strengthAhead
    self.strengthBehind = strengthBehind
    self.ahead = ahead
    self.behind = behind
  }

  private static func length(_ v: SIMD4<Float>) -> Float { (v * v).sum().squareRoot() }

  /// 1 where the paper hardly changes along the side, 0.2 in full texture.
  private static func calm(_ change: Float) -> Float {
    let share = (change - roughnessMinimum) / (roughnessFull - roughnessMinimum)
    return 1 - 0.8 * min(1, max(0, share))
  }

  /// A side that cannot be seen, with the same small strength everywhere.
  init(unseen line: Line, from start: Double, to end: Double, source: SideSource, strength: Float) {
    self.line = line
    self.source = source
    self.start = min(start, end)
    self.end = max(start, end)
    let count = max(1, Int((self.end - self.start) / Self.spacing))
    strengthAhead = (0...count).map { Float($0) * strength }
    strengthBehind = strengthAhead
    ahead = []
    behind = []
  }

  /// The mean strength between two positions, of what lies in the frame, for a document ahead or
  /// behind; `nil` if too little lies in the frame.
  func meanStrength(from a: Double, to b: Double, isAhead: Bool) -> Float? {
    guard let (i, j) = indices(a, b) else { return nil }
    let sums = isAhead ? strengthAhead : strengthBehind
    return (sums[j] - sums[i]) / Float(j - i)
  }

  /// How long the best unbroken stretch of step is, in samples: the largest sum of strength less a
  /// half over any stretch, for the better side.
  var stretch: Double {
    var best: Float = 0
    for sums in [strengthAhead, strengthBehind] {
      var least: Float = 0
      for (i, sum) in sums.enumerated() {
        let excess = sum - 0.5 * Float(i)
        least = min(least, excess)
        best = max(best, excess - least)
      }
    }
    return Double(best) * 2 * Self.spacing
  }

  /// The mean of the channels between two positions on the side ahead or behind.
  func meanChannels(from a: Double, to b: Double, isAhead: Bool) -> SIMD4<Float>? {
    guard !ahead.isEmpty, let (i, j) = indices(a, b) else { return nil }
    let sums = isAhead ? ahead : behind
    return (sums[j] - sums[i]) / Float(j - i)
  }

  private func indices(_ a: Double, _ b: Double) -> (Int, Int)? {
    let last = strengthAhead.count - 1
    let i = max(0, min(last, Int(((min(a, b) - start) / Self.spacing).rounded())))
    let j = max(0, min(last, Int(((max(a, b) - start) / Self.spacing).rounded())))
    return j > i ? (i, j) : nil
  }
}
