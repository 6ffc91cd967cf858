import TestSupport

/// What a kernel is called with: random numbers of a seed, all within a range, or its ends alone.
struct Inputs {
  /// Which numbers of their range the inputs are.
  enum Fill: CaseIterable {
    case random, least, most
    /// The least and the most, mixed.
    case ends
  }

  /// The size to be tried, usually a count of columns.
  let size: Int
  private let fill: Fill
  private var random: SplitMix64

  init(size: Int, fill: Fill) {
    self.size = size
    self.fill = fill
    random = SplitMix64(seed: UInt64(size))
  }

  /// A number that is drawn whatever the fill: a place, a count.
  mutating func any<T: FixedWidthInteger>(_ range: ClosedRange<T>) -> T {
    T.random(in: range, using: &random)
  }

  /// Integers of a range, by the fill.
  mutating func integers<T: FixedWidthInteger>(
    _ count: Int, in range: ClosedRange<T> = T.min...T.max
  ) -> [T] {
    (0..<count).map { _ in
      switch fill {
      case .random: T.random(in: range, using: &random)
      case .least: range.lowerBound
      case .most: range.upperBound
      case .ends: random.next() % 2 == 0 ? range.lowerBound : range.upperBound
      }
    }
  }

  /// Samples of 8 bits.
  mutating func bytes(_ count: Int) -> [UInt8] { integers(count) }

  /// Floats of a range, by the fill.
  mutating func floats(_ count: Int, in range: ClosedRange<Float>) -> [Float] {
    integers(count, in: 0...(1 << 20) as ClosedRange<Int32>).map {
      range.lowerBound + (range.upperBound - range.lowerBound) * (Float($0) / Float(1 << 20))
    }
  }

  /// `taps` weights that add up to a sum.
  mutating func weights(_ taps: Int, sum: Int) -> [UInt16] {
    var left = sum
    return (0..<taps).map { tap in
      let weight = tap == taps - 1 ? left : any(0...left)
      left -= weight
      return UInt16(weight)
    }
  }
}
