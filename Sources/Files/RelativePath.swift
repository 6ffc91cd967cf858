/// A path relative to a gate's root: folders of one's own, then at most one stranger's name.
///
/// Only the last component may be a stranger's, for every call is made with O_NOFOLLOW or its like,
/// which says nothing of the components before it.
package struct RelativePath: Hashable, Sendable, CustomStringConvertible {
  private let bytes: [UInt8]

  private init(bytes: [UInt8]) { self.bytes = bytes }

  /// A path of one's own making.
  package init(_ text: String) { bytes = Array(text.utf8) }

  /// The root itself.
  package static let root = RelativePath(".")

  /// The entry `name` of this folder.
  package func appending(_ name: String) -> RelativePath {
    RelativePath(bytes: bytes + [UInt8(ascii: "/")] + Array(name.utf8))
  }

  /// The entry `name` of this folder.
  package func appending(_ name: EntryName) -> RelativePath {
    RelativePath(bytes: bytes + [UInt8(ascii: "/")] + name.bytes)
  }

  /// Whether this lies in that folder.
  package func isBelow(_ folder: RelativePath) -> Bool {
    bytes.starts(with: folder.bytes + [UInt8(ascii: "/")])
  }

  /// The last component, where it is of one's own making.
  package var lastComponent: String {
    String(decoding: bytes.split(separator: UInt8(ascii: "/")).last ?? [], as: UTF8.self)
  }

  /// The path escaped for terminals and logs.
  package var description: String { EntryName(bytes).description }

  func withCString<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
    var terminated = bytes.map { CChar(bitPattern: $0) }
    terminated.append(0)
    return unsafe terminated.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { preconditionFailure("the buffer is never empty") }
      return unsafe body(base)
    }
  }
}
