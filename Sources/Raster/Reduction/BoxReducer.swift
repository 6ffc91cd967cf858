internal import CVector

/// Reduces one channel by whole factors while its rows pass by: each sample is the rounded mean
/// `(sum + n / 2) / n` of the `n` samples it covers, fewer at the right and bottom edge.
///
/// Rows may come in portions of any length. Factor 1 copies.
package struct BoxReducer: Sendable {
  /// The channel that comes in.
  package let source: Size
  /// Columns of the source that one sample covers, 1…``factorMaximum``.
  package let factorX: Int
  /// Rows of the source that one sample covers, 1…``factorMaximum``.
  package let factorY: Int
  /// What comes out: ⌈width / factorX⌉ × ⌈height / factorY⌉.
  package let reduced: Size

  private var sums: [UInt16]
  private var means: [UInt8]
  private var rowsSummed = 0
  private var rowsSeen = 0
  private var samples: [UInt8] = []

  /// The largest factor: the area of a box stays under 10,000, where the mean is exact.
  package static let factorMaximum = 100

  /// A reducer for one channel.
  ///
  /// - Precondition: Both sizes are 1 or more and both factors 1…``factorMaximum``.
  package init(source: Size, factorX: Int, factorY: Int) {
    precondition(source.width > 0 && source.height > 0, "a channel has pixels")
    precondition((1...Self.factorMaximum).contains(factorX), "factor out of range")
    precondition((1...Self.factorMaximum).contains(factorY), "factor out of range")
    self.source = source
    self.factorX = factorX
    self.factorY = factorY
    reduced = Size(
      width: (source.width + factorX - 1) / factorX, height: (source.height + factorY - 1) / factorY
    )
    let copies = factorX == 1 && factorY == 1
    sums = copies ? [] : [UInt16](repeating: 0, count: source.width)
    means = copies ? [] : [UInt8](repeating: 0, count: reduced.width)
    samples.reserveCapacity(reduced.area)
  }

  /// Takes the next rows; rows past the source's height are ignored.
  ///
  /// - Parameters:
  ///   - rows: `count` rows, `stride` samples apart, from index 0 on.
  ///   - count: Rows, 0 or more.
  ///   - stride: Samples from one row to the next, at least the source's width.
  /// - Precondition: `rows` holds that many samples.
  package mutating func add(_ rows: [UInt8], count: Int, stride: Int) {
    let count = min(count, source.height - rowsSeen)
    guard count > 0 else { return }
    precondition(stride >= source.width, "rows overlap")
    precondition(rows.count >= (count - 1) * stride + source.width, "rows are missing")
    if factorX == 1 && factorY == 1 && stride == source.width {
      samples.append(contentsOf: rows[..<(count * stride)])
      rowsSeen += count
    } else {
      unsafe addRows(rows, count: count, stride: stride)
    }
  }

  private mutating func addRows(_ rows: UnsafePointer<UInt8>, count: Int, stride: Int) {
    var row = 0
    while row < count {
      let first = unsafe rows + row * stride
      if factorX == 2 && factorY == 2 && rowsSummed == 0 && row + 1 < count {
        unsafe addPair(first, first + stride)
        row += 2
      } else {
        unsafe addRow(first)
        row += 1
      }
    }
  }

  /// Two rows at once: the usual case, and a quarter of the work of summing them up.
  private mutating func addPair(_ top: UnsafePointer<UInt8>, _ bottom: UnsafePointer<UInt8>) {
    rowsSeen += 2
    unsafe cvector_half_means(&means, top, bottom, source.width)
    samples.append(contentsOf: means)
  }

  private mutating func addRow(_ row: UnsafePointer<UInt8>) {
    rowsSeen += 1
    guard factorX > 1 || factorY > 1 else {
      unsafe samples.append(contentsOf: UnsafeBufferPointer(start: row, count: source.width))
      return
    }
    if rowsSummed == 0 {
      unsafe cvector_set_row(&sums, row, source.width)
    } else {
      unsafe cvector_add_row(&sums, row, source.width)
    }
    rowsSummed += 1
    if rowsSummed == factorY || rowsSeen == source.height {
      unsafe cvector_box_means(&means, sums, source.width, factorX, rowsSummed)
      samples.append(contentsOf: means)
      rowsSummed = 0
    }
  }

  /// The reduced channel; rows that never came repeat the last one that did (or are 0).
  package consuming func finish() -> Plane {
    if rowsSummed > 0 {
      unsafe cvector_box_means(&means, sums, source.width, factorX, rowsSummed)
      samples.append(contentsOf: means)
    }
    let last =
      samples.isEmpty
      ? [UInt8](repeating: 0, count: reduced.width) : Array(samples.suffix(reduced.width))
    while samples.count < reduced.area { samples.append(contentsOf: last) }
    return Plane(size: reduced, samples: samples)
  }
}
