/// Reads a frame written by ``FrameWriter``, trusting nothing in it.
///
/// Every number is checked against the range that the caller names, every count against what is
/// left of the frame, so a hostile child can make the parent say "bad frame" and nothing else.
package struct FrameReader {
  private let bytes: [UInt8]
  private var offset = 0

  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Whether everything was read.
  package var isAtEnd: Bool { offset == bytes.count }

  private mutating func take(_ count: Int) throws(FrameError) -> ArraySlice<UInt8> {
    guard count >= 0, count <= bytes.count - offset else { throw .endedEarly }
    defer { offset += count }
    return bytes[offset..<(offset + count)]
  }

  /// An unsigned whole number of the width asked for.
  package mutating func number<N: FixedWidthInteger & UnsignedInteger>(
    _: N.Type = N.self
  ) throws(FrameError) -> N {
    var value: UInt64 = 0
    for (index, byte) in try take(N.bitWidth / 8).enumerated() {
      value |= UInt64(byte) << (8 * UInt64(index))
    }
    return N(truncatingIfNeeded: value)
  }

  /// A whole number in `range`.
  package mutating func integer(in range: ClosedRange<Int>) throws(FrameError) -> Int {
    let value = Int(Int64(bitPattern: try number(UInt64.self)))
    guard range.contains(value) else { throw .outOfRange }
    return value
  }

  /// A finite number in `range`.
  package mutating func double(in range: ClosedRange<Double>) throws(FrameError) -> Double {
    let value = Double(bitPattern: try number(UInt64.self))
    guard value.isFinite, range.contains(value) else { throw .outOfRange }
    return value
  }

  /// A byte that is 0 or 1.
  package mutating func bool() throws(FrameError) -> Bool {
    switch try number(UInt8.self) {
    case 0: false
    case 1: true
    default: throw .outOfRange
    }
  }

  /// A block of at most `maximum` bytes.
  package mutating func block(atMost maximum: Int) throws(FrameError) -> [UInt8] {
    let count = Int(try number(UInt32.self))
    guard count <= maximum else { throw .tooLong }
    return Array(try take(count))
  }

  /// Text of at most `maximum` characters, all of them printable ASCII: there are names and words
  /// in a frame, and nothing that is meant for people.
  package mutating func text(atMost maximum: Int) throws(FrameError) -> String {
    let block = try block(atMost: maximum)
    guard block.allSatisfy({ (0x20...0x7E).contains($0) }) else { throw .badText }
    return String(decoding: block, as: UTF8.self)
  }

  /// One of an enumeration's raw values.
  package mutating func word<Word: RawRepresentable<String>>(
    _: Word.Type = Word.self
  ) throws(FrameError) -> Word {
    guard let word = Word(rawValue: try text(atMost: 64)) else { throw .unknownWord }
    return word
  }

  /// A value that may be absent.
  package mutating func optional<Value>(
    _ body: (inout FrameReader) throws(FrameError) -> Value
  ) throws(FrameError) -> Value? {
    try bool() ? try body(&self) : nil
  }

  /// At most `maximum` elements.
  package mutating func list<Value>(
    atMost maximum: Int, _ body: (inout FrameReader) throws(FrameError) -> Value
  ) throws(FrameError) -> [Value] {
    let count = Int(try number(UInt32.self))
    guard count <= maximum else { throw .tooLong }
    var values: [Value] = []
    for _ in 0..<count { values.append(try body(&self)) }
    return values
  }
}
