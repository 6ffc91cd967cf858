import Glibc

/// An argument or a path exactly as the kernel gave it: bytes that need not be UTF-8.
struct ArgumentBytes: Hashable, Comparable {
  var bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }
  init(_ text: String) { bytes = Array(text.utf8) }

  /// The bytes as text, nonsense replaced: for messages and for options that must be text.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The text with control characters and direction marks made visible, safe on a terminal.
  var display: String { TerminalText.escaped(text) }

  /// The last component of a path.
  var lastComponent: ArgumentBytes {
    let trimmed = bytes.last == UInt8(ascii: "/") ? Array(bytes.dropLast()) : bytes
    guard let slash = trimmed.lastIndex(of: UInt8(ascii: "/")) else {
      return ArgumentBytes(trimmed)
    }
    return ArgumentBytes(Array(trimmed[(slash + 1)...]))
  }

  /// The directory that a path's last component is in; `.` where it names none.
  var folder: ArgumentBytes {
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return ArgumentBytes(".") }
    return ArgumentBytes(slash == 0 ? [UInt8(ascii: "/")] : Array(bytes[..<slash]))
  }

  /// A path below this one.
  func appending(_ component: [UInt8]) -> ArgumentBytes {
    if bytes.last == UInt8(ascii: "/") { return ArgumentBytes(bytes + component) }
    return ArgumentBytes(bytes + [UInt8(ascii: "/")] + component)
  }

  /// Gives `body` the path as a C string.
  func withCString<Result>(_ body: (UnsafePointer<CChar>) throws -> Result) rethrows -> Result {
    let terminated = bytes.map { CChar(bitPattern: $0) } + [0]
    return unsafe try terminated.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { preconditionFailure("never empty") }
      return unsafe try body(base)
    }
  }

  static func < (a: ArgumentBytes, b: ArgumentBytes) -> Bool {
    a.bytes.lexicographicallyPrecedes(b.bytes)
  }
}
