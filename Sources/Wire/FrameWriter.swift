/// Writes a frame: fixed little-endian fields in a fixed order, nothing optional but what says so.
package struct FrameWriter {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  /// Appends an unsigned whole number.
  package mutating func put(_ value: some FixedWidthInteger & UnsignedInteger) {
    var rest = UInt64(value)
    for _ in 0..<(type(of: value).bitWidth / 8) {
      bytes.append(UInt8(rest & 0xFF))
      rest >>= 8
    }
  }

  /// Appends a whole number as 64 bits, two's complement.
  package mutating func put(_ value: Int) { put(UInt64(bitPattern: Int64(value))) }

  /// Appends a number as IEEE 754 binary64.
  package mutating func put(_ value: Double) { put(value.bitPattern) }

  /// Appends one byte, 0 or 1.
  package mutating func put(_ value: Bool) { bytes.append(value ? 1 : 0) }

  /// Appends a count and the UTF-8 bytes.
  package mutating func put(_ text: String) { put(Array(text.utf8)) }

  /// Appends a count and the bytes.
  package mutating func put(_ block: [UInt8]) {
    put(UInt32(block.count))
    bytes += block
  }

  /// Appends whether there is a value, and then the value.
  package mutating func put<Value>(_ value: Value?, _ body: (inout FrameWriter, Value) -> Void) {
    put(value != nil)
    if let value { body(&self, value) }
  }

  /// Appends a count and the elements.
  package mutating func put<Value>(_ values: [Value], _ body: (inout FrameWriter, Value) -> Void) {
    put(UInt32(values.count))
    for value in values { body(&self, value) }
  }
}
