package import Files
package import Findings

/// One photo of a batch, opened.
package struct BatchRequest {
  /// What opening it gave.
  package enum Content {
    case bytes(SealedBytes)
    case fault(Fault)
  }

  /// The name to show: the path as given.
  package var name: String
  /// The kind claimed for it; `nil` asks the picture.
  package var kind: String?
  /// Its bytes, or why there are none.
  package var content: Content
  /// Length of the file where it is known though the bytes are not.
  package var byteCount: Int?

  /// A photo to be judged.
  package init(
    name: String, kind: String?, content: Content, byteCount: Int? = nil
  ) {
    self.name = name
    self.kind = kind
    self.content = content
    self.byteCount = byteCount
  }
}
