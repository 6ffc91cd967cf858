extension JSON {
  /// The document on one line, without a newline at the end.
  package var line: String { String(decoding: lineBytes, as: UTF8.self) }

  /// ``line`` as UTF-8.
  package var lineBytes: [UInt8] {
    var writer = JSONWriter(pretty: false)
    writer.write(self, indent: 0)
    return writer.text
  }

  /// The document indented by two spaces, with a newline at the end.
  ///
  /// Lists and objects without further nesting stay on one line where that fits in 100 columns.
  package var pretty: String {
    var writer = JSONWriter(pretty: true)
    writer.write(self, indent: 0)
    return String(decoding: writer.text, as: UTF8.self) + "\n"
  }
}

/// Writes a tree as text; the same tree always gives the same bytes.
private struct JSONWriter {
  let pretty: Bool
  /// UTF-8.
  private(set) var text: [UInt8] = []

  private static let columnsMaximum = 100

  init(pretty: Bool) { self.pretty = pretty }

  mutating func write(_ json: JSON, indent: Int) {
    switch json.form {
    case .null: append("null")
    case .bool(let value): append(value ? "true" : "false")
    case .number(let value): writeNumber(value)
    case .string(let value): writeString(value)
    case .array(let values):
      writeSequence(values, open: "[", close: "]", indent: indent, of: json) { writer, value in
        writer.write(value, indent: indent + 2)
      }
    case .object(let members):
      writeSequence(members, open: "{", close: "}", indent: indent, of: json) { writer, member in
        writer.writeString(member.key)
        writer.append(writer.pretty ? ": " : ":")
        writer.write(member.value, indent: indent + 2)
      }
    }
  }

  private mutating func append(_ ascii: StaticString) {
    unsafe text.append(
      contentsOf: UnsafeBufferPointer(
        start: ascii.utf8Start, count: ascii.utf8CodeUnitCount))
  }

  private mutating func append(spaces count: Int) {
    text.append(contentsOf: repeatElement(UInt8(ascii: " "), count: count))
  }

  private mutating func writeSequence<Element>(
    _ elements: [Element], open: StaticString, close: StaticString, indent: Int, of json: JSON,
    each: (inout JSONWriter, Element) -> Void
  ) {
    append(open)
    let broken = pretty && !elements.isEmpty && !fitsOnLine(json, indent: indent)
    for (index, element) in elements.enumerated() {
      if index > 0 { append(broken || !pretty ? "," : ", ") }
      if broken {
        append("\n")
        append(spaces: indent + 2)
      }
      each(&self, element)
    }
    if broken {
      append("\n")
      append(spaces: indent)
    }
    append(close)
  }

  private func fitsOnLine(_ json: JSON, indent: Int) -> Bool {
    guard Self.nesting(json) <= 2 else { return false }
    return indent + json.lineBytes.count <= Self.columnsMaximum - 20
  }

  private static func nesting(_ json: JSON) -> Int {
    switch json.form {
    case .array(let values): 1 + (values.map(nesting).max() ?? 0)
    case .object(let members): 1 + (members.map { nesting($0.value) }.max() ?? 0)
    default: 0
    }
  }

  /// JSON knows no infinity and no NaN: both are null, which says "unknown".
  private mutating func writeNumber(_ value: Double) {
    guard value.isFinite else { return append("null") }
    if let whole = Int(exactly: value), abs(whole) < 1 << 53 {
      text.append(contentsOf: String(whole).utf8)
    } else {
      text.append(contentsOf: String(describing: value).utf8)
    }
  }

  private mutating func writeString(_ value: String) {
    append("\"")
    defer { append("\"") }
    var value = value
    let isPlain = value.withUTF8 { bytes in
      guard unsafe bytes.allSatisfy(Self.standsForItself) else { return false }
      unsafe text.append(contentsOf: bytes)
      return true
    }
    if isPlain { return }
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": append("\\\"")
      case "\\": append("\\\\")
      case "\n": append("\\n")
      case "\r": append("\\r")
      case "\t": append("\\t")
      case "\u{20}"..."\u{7E}": text.append(UInt8(truncatingIfNeeded: scalar.value))
      case _ where scalar.actsOnText:
        // It would act on a terminal or hide what a name says.
        for unit in scalar.utf16 {
          let hex = String(unit, radix: 16)
          text.append(contentsOf: ("\\u" + String(repeating: "0", count: 4 - hex.count) + hex).utf8)
        }
      default: text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
  }

  /// Whether a byte is printable ASCII that needs no escape.
  private static func standsForItself(_ byte: UInt8) -> Bool {
    (0x20...0x7E).contains(byte) && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }
}
