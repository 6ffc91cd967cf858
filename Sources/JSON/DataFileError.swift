/// A policy or another file of data that cannot be used: its author's fault, with the place and
/// what would be right.
package struct DataFileError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The file's name; `default` for the built-in policy.
  package var source: String
  /// `nil` where the fault lies in no one place.
  package var position: TextPosition?
  /// The path of the key (`kinds.ktp.checks.blur.value.retake`); empty for a fault of syntax.
  package var key: String
  /// What is wrong and what would be right, in English.
  package var message: String

  /// An error at a place of a file.
  package init(source: String, position: TextPosition?, key: String, message: String) {
    self.source = source
    self.position = position
    self.key = key
    self.message = message
  }

  /// `policy.json5:12:7: kinds.ktp.many: expected true or false, found a text`.
  package var description: String {
    let place = position.map { ":\($0.line):\($0.column)" } ?? ""
    return source + place + ": " + (key.isEmpty ? "" : key + ": ") + message
  }
}
