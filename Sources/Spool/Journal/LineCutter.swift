/// Cuts bytes that come in pieces into lines.
struct LineCutter {
  /// The line that has begun, cut at ``lineBytesMaximum`` or a little behind it.
  private(set) var line: [UInt8] = []
  /// How long all whole lines are together, line feeds included.
  private(set) var wholeBytes = 0
  /// How long the line is that has begun, in full.
  private var begunBytes = 0

  /// What of a line is longer is left out.
  static let lineBytesMaximum = 1 << 16

  /// Takes the next piece.
  ///
  /// - Parameter body: Takes each line that ends in it, without its line feed.
  mutating func take(_ bytes: ArraySlice<UInt8>, _ body: ([UInt8]) throws -> Void) rethrows {
    var rest = bytes
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      line += rest[..<end]
      try finish(body)
      wholeBytes += begunBytes + end - rest.startIndex + 1
      begunBytes = 0
      rest = rest[(end + 1)...]
    }
    if line.count < Self.lineBytesMaximum { line += rest }
    begunBytes += rest.count
  }

  /// Hands on the line that has begun, though no line feed ends it.
  mutating func finish(_ body: ([UInt8]) throws -> Void) rethrows {
    try body(Array(line.prefix(Self.lineBytesMaximum)))
    line = []
  }
}
