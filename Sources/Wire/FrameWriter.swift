/// Writes a frame: fixed little-endian fields in a fixed order, nothing optional but what says so.
package struct FrameWriter {
  /// The frame as far as it is written.
  package private(set) var bytes: [UInt8] = []
  /// What was written, value by value.
  package private(set) var fields: [FrameField] = []

  package init() {}

  /// Appends one value and books where it lies.
  private mutating func append(_ form: FrameField.Form, _ body: (inout [UInt8]) -> Void) {
    let start = bytes.count
    body(&bytes)
    fields.append(FrameField(form: form, bytes: start..<bytes.count))
  }

  private static func write(_ value: UInt64, bytes count: Int, to bytes: inout [UInt8]) {
    var rest = value
    for _ in 0..<count {
      bytes.append(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
  }

  /// Appends an unsigned whole number.
  package mutating func put(_ value: some FixedWidthInteger & UnsignedInteger) {
    let count = value.bitWidth / 8
    append(.unsigned) { Self.write(UInt64(value), bytes: count, to: &$0) }
  }

  /// Appends a whole number as 64 bits, two's complement.
  package mutating func put(_ value: Int) {
    append(.integer) { Self.write(UInt64(bitPattern: Int64(value)), bytes: 8, to: &$0) }
  }

  /// Appends a number as IEEE 754 binary64.
  package mutating func put(_ value: Double) {
    append(.number) { Self.write(value.bitPattern, bytes: 8, to: &$0) }
  }

  /// Appends one byte, 0 or 1.
  package mutating func put(_ value: Bool) { append(.flag) { $0.append(value ? 1 : 0) } }

  /// Appends a count and the UTF-8 bytes.
  package mutating func put(_ text: String) {
    append(.text) {
      Self.write(UInt64(text.utf8.count), bytes: 4, to: &$0)
      $0 += text.utf8
    }
  }

  /// Appends a count and the bytes.
  package mutating func put(_ block: [UInt8]) {
    append(.block) {
      Self.write(UInt64(block.count), bytes: 4, to: &$0)
      $0 += block
    }
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
