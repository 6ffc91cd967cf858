internal import CVector
import Raster

/// Lines as possible sides of a document: how far the picture differs on their two sides, all
/// along.
///
/// A printed rule or a line of text is the same paper on both sides and gives nothing; the border
/// of a sheet gives a step. Sums along each line make the mean over any stretch a matter of two
/// look-ups, and all sums lie in one array.
///
/// The constants are working values; ``QuadSearch`` says what was found with them. Ratios are of
/// luma; colour counts by ``FeaturePlanes/chromaWeight``.
struct SideTable {
  /// A possible side.
  struct Side {
    let line: Line
    /// The first position along the line that lies in the window, in samples.
    let start: Double
    /// Where its sums begin in ``sums``; meaningless for an unseen side.
    let first: Int
    /// Positions along it.
    let count: Int
    let source: SideSource
    /// The strength of an unseen side, the same everywhere, 0…1.
    let strength: Float
  }

  /// What holds over a stretch of a side for a document ahead of it (where the normal points) or
  /// behind.
  struct Stretch {
    /// The mean strength of the step, 0…1.
    let strength: Float
    /// The mean channels on the document's side.
    let inner: SIMD4<Float>
    /// The mean channels on the other side.
    let outer: SIMD4<Float>
    /// Whether there are channels at all: an unseen side has none.
    let isLookedAt: Bool
  }

  private(set) var sides: [Side] = []
  /// Sums before each position of (strength ahead, strength behind, three channels ahead, three
  /// channels behind).
  private var sums: [SIMD8<Float>] = []
  private let planes: FeaturePlanes

  /// Samples from one position to the next.
  static let spacing = 2.0
  /// Offsets across the line at which each side is looked at, in samples: a thin rule or the gap
  /// between tiles shows near by only, a border near and far.
  static let nearOffsets: (Float, Float) = (1.5, 2.5)
  static let farOffsets: (Float, Float) = (3.5, 5.0)
  /// A step of this size in the planes' units counts nothing: noise, a ratio of 1.03 …
  static let stepMinimum: Float = 7
  /// … and one of this size counts fully, 1.12.
  static let stepFull: Float = 28
  /// Paper changes less than this from one position to the next, in the planes' units, 1.06 …
  static let roughnessMinimum: Float = 14
  /// … and what changes by this is texture, 1.29.
  static let roughnessFull: Float = 65
  /// What full texture takes of a step's strength, 0…1: not all of it, for print near the edge
  /// makes paper rough as well. Placed together with the four values above.
  static let roughnessLoss: Float = 0.8
  /// The fewest positions of a line that is looked at.
  static let positionsMinimum = 8
  /// A strength above this lengthens a stretch of step, one below it shortens it.
  static let stretchStrength: Float = 0.5
  /// Positions from a border of the window within which a stretch begins or ends at it.
  static let borderPositions = 2
  /// Sums that there is room for from the first side on: 48 sides of 200 positions.
  private static let sumsUsual = 48 * 200

  private static let scale = cvector_step_scale(
    near: nearOffsets, far: farOffsets, step_minimum: stepMinimum, step_full: stepFull,
    roughness_minimum: roughnessMinimum, roughness_full: roughnessFull,
    roughness_loss: roughnessLoss)

  /// An empty table over a photo's small planes.
  init(_ planes: FeaturePlanes) { self.planes = planes }

  /// Looks along a line.
  ///
  /// - Returns: Its index; `nil` if too little of it lies inside the window.
  mutating func add(_ line: Line, window: PixelRect, source: SideSource = .seen) -> Int? {
    guard let range = line.positions(in: window) else { return nil }
    let count = Int((range.upperBound - range.lowerBound) / Self.spacing)
    guard count >= Self.positionsMinimum else { return nil }
    let first = sums.count
    let origin = line.point(at: range.lowerBound + 0.5 * Self.spacing)
    let places = cvector_places(line, from: origin, spacing: Self.spacing, count: count)
    sums.reserveCapacity(max(sums.capacity, Self.sumsUsual))
    sums.append(contentsOf: repeatElement(.zero, count: count + 1))
    unsafe sums.withUnsafeMutableBytes { sums in
      guard let base = unsafe sums.bindMemory(to: Float.self).baseAddress else { return }
      unsafe cvector_side_sums(
        base + 8 * first, planes.channels, planes.size.width, planes.size.height, places,
        Self.scale)
    }
    sides.append(
      Side(
        line: line, start: range.lowerBound, first: first, count: count, source: source,
        strength: 0))
    return sides.count - 1
  }

  /// A side that cannot be seen, with the same small strength everywhere.
  mutating func add(unseen line: Line, source: SideSource, strength: Float) -> Int {
    sides.append(
      Side(line: line, start: 0, first: 0, count: 0, source: source, strength: strength))
    return sides.count - 1
  }

  /// What holds between two positions, of what lies in the window; `nil` if too little does.
  @inline(__always)
  func stretch(_ index: Int, from a: Double, to b: Double, isAhead: Bool) -> Stretch? {
    let side = sides[index]
    if side.count == 0 {
      return Stretch(strength: side.strength, inner: .zero, outer: .zero, isLookedAt: false)
    }
    guard let places = places(side, from: a, to: b) else { return nil }
    let mean =
      (sums[side.first &+ places.upperBound] - sums[side.first &+ places.lowerBound])
      / Float(places.count)
    let ahead = SIMD4(mean[2], mean[3], mean[4], 0)
    let behind = SIMD4(mean[5], mean[6], mean[7], 0)
    return isAhead
      ? Stretch(strength: mean[0], inner: ahead, outer: behind, isLookedAt: true)
      : Stretch(strength: mean[1], inner: behind, outer: ahead, isLookedAt: true)
  }

  /// The mean strength between two positions, of what lies in the window, for a document ahead and
  /// for one behind; `nil` if too little does.
  func strengths(_ index: Int, from a: Double, to b: Double) -> (ahead: Float, behind: Float)? {
    let side = sides[index]
    if side.count == 0 { return (side.strength, side.strength) }
    guard let places = places(side, from: a, to: b) else { return nil }
    let share = 1 / Float(places.count)
    let (low, high) = (sums[side.first &+ places.lowerBound], sums[side.first &+ places.upperBound])
    return ((high[0] - low[0]) * share, (high[1] - low[1]) * share)
  }

  /// The places of a seen side's sums between two positions; `nil` if there is none.
  @inline(__always)
  private func places(_ side: Side, from a: Double, to b: Double) -> Range<Int>? {
    let low = (min(a, b) - side.start) / Self.spacing + 0.5
    let high = (max(a, b) - side.start) / Self.spacing + 0.5
    let i = Int(max(0, min(Double(side.count), low)))
    let j = Int(max(0, min(Double(side.count), high)))
    return i < j ? i..<j : nil
  }

  /// The best unbroken stretch of step: the largest sum of strength less a half over any stretch,
  /// for the better side.
  ///
  /// - Returns: Its length in samples, and whether it goes from one border of the window to the
  ///   other: grounds have such lines (stripes, tiles, a horizon), a document's sides end at its
  ///   corners.
  func bestStretch(_ index: Int) -> (length: Double, crosses: Bool) {
    let side = sides[index]
    guard side.count > 0 else { return (0, false) }
    var best: (length: Float, crosses: Bool) = (0, false)
    for lane in 0..<2 {
      var least: (excess: Float, place: Int) = (0, 0)
      for i in 0...side.count {
        let excess = sums[side.first + i][lane] - Self.stretchStrength * Float(i)
        if excess < least.excess { least = (excess, i) }
        if excess - least.excess > best.length {
          best = (
            excess - least.excess,
            least.place <= Self.borderPositions && i >= side.count - Self.borderPositions
          )
        }
      }
    }
    // A full step exceeds the strength by as much as that again.
    return (Double(best.length) / Double(1 - Self.stretchStrength) * Self.spacing, best.crosses)
  }
}
