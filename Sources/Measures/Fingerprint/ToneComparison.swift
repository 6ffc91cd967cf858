internal import Raster

/// Whether two pictures have the same tones where one lies over the other.
///
/// The tones of the one are averaged over the cells of the other as if each cell were even. How
/// wrong that can be depends on how much the tones around a cell vary, and on how far its sides are
/// from those of the other's cells: that much is allowed, and a little for compression.
///
/// The constants are working values; ``FingerprintMatch/Limit`` says what was found with them.
struct ToneComparison {
  /// The share of cells whose tone is another one, of those that both pictures have; 1 where there
  /// are none.
  private(set) var differentShare: Double

  /// What compression and rounding may change, in code values.
  static let slack = 3.0
  /// The share of the range of tones around a cell that it may be off by for a whole cell's offset.
  static let slackOfRange = 0.8
  /// How far beyond the frame a cell may reach, as a share of the frame.
  static let margin = 0.004

  /// Compares the tones of two pictures.
  ///
  /// - Parameters:
  ///   - tones: The cells to be compared.
  ///   - others: The other picture's cells.
  ///   - frame: Where the first picture lies in the other, in shares of its sides.
  init(_ tones: [UInt8], with others: [UInt8], at frame: Frame) {
    let side = Fingerprint.toneSide
    let sums = Self.sums(others)
    let columns = Edges(from: frame.left, to: frame.right)
    let rows = Edges(from: frame.top, to: frame.bottom)
    var (count, different) = (0, 0)
    for y in 0..<side where rows.isInside(y) {
      for x in 0..<side where columns.isInside(x) {
        let (left, right) = (columns.places[x], columns.places[x + 1])
        let (top, bottom) = (rows.places[y], rows.places[y + 1])
        let sum =
          Self.sum(sums, right, bottom) - Self.sum(sums, left, bottom)
          - Self.sum(sums, right, top) + Self.sum(sums, left, top)
        let expected = sum / max(1e-9, (right - left) * (bottom - top))
        let range = Self.range(others, Int((left + right) / 2), Int((top + bottom) / 2))
        let offset = min(1, columns.offset(x) + rows.offset(y))
        let allowed = Self.slack + Self.slackOfRange * offset * range
        count += 1
        if abs(expected - Double(tones[y * side + x])) > allowed { different += 1 }
      }
    }
    differentShare = count == 0 ? 1 : Double(different) / Double(count)
  }

  /// A rectangle in shares of a picture's sides.
  struct Frame {
    var left, top, right, bottom: Double
  }

  /// The sides of cells along one axis, in cells of the other picture.
  private struct Edges {
    let places: [Double]
    private let isWithin: [Bool]

    /// The sides of cells of a frame that reaches from one share of the other picture to another.
    init(from: Double, to: Double) {
      let side = Double(Fingerprint.toneSide)
      let shares = (0...Fingerprint.toneSide).map { from + (to - from) * Double($0) / side }
      isWithin = shares.map { (-ToneComparison.margin...1 + ToneComparison.margin).contains($0) }
      places = shares.map { max(0, min(1, $0)) * side }
    }

    func isInside(_ cell: Int) -> Bool { isWithin[cell] && isWithin[cell + 1] }

    /// How far the sides of a cell are from those of the other picture's, in cells.
    func offset(_ cell: Int) -> Double {
      let (a, b) = (places[cell], places[cell + 1])
      return max(abs(a - a.rounded()), abs(b - b.rounded()))
    }
  }

  /// Sums over all cells above and to the left, with a row and a column of zeros.
  private static func sums(_ tones: [UInt8]) -> [Double] {
    let side = Fingerprint.toneSide
    var sums = [Double](repeating: 0, count: (side + 1) * (side + 1))
    for y in 0..<side {
      var row = 0.0
      for x in 0..<side {
        row += Double(tones[y * side + x])
        sums[(y + 1) * (side + 1) + x + 1] = sums[y * (side + 1) + x + 1] + row
      }
    }
    return sums
  }

  /// The sum up to a place between cells.
  private static func sum(_ sums: [Double], _ x: Double, _ y: Double) -> Double {
    let side = Fingerprint.toneSide
    let (column, row) = (min(Int(x), side - 1), min(Int(y), side - 1))
    let (u, v) = (x - Double(column), y - Double(row))
    let index = row * (side + 1) + column
    let top = sums[index] * (1 - u) + sums[index + 1] * u
    let bottom = sums[index + side + 1] * (1 - u) + sums[index + side + 2] * u
    return top * (1 - v) + bottom * v
  }

  /// The range of the 3 × 3 cells around one.
  private static func range(_ tones: [UInt8], _ x: Int, _ y: Int) -> Double {
    let side = Fingerprint.toneSide
    var (low, high) = (UInt8.max, UInt8.min)
    for row in max(0, y - 1)...min(side - 1, y + 1) {
      for column in max(0, x - 1)...min(side - 1, x + 1) {
        let tone = tones[row * side + column]
        low = min(low, tone)
        high = max(high, tone)
      }
    }
    return Double(high) - Double(low)
  }
}
