package import JSON

extension Policy {
  /// The error that something is wrong with a value of the policy which only the machine can tell.
  ///
  /// - Parameters:
  ///   - keys: The way to the value, from the whole.
  ///   - source: The file's name, for messages.
  /// - Returns: With line and column where the file itself sets the value.
  package func failure(
    at keys: [String], of source: String, _ message: String
  ) -> DataFileError {
    var json = tree
    var position = tree.position
    for key in keys {
      guard let member = json.members?.first(where: { $0.key == key }) else { break }
      json = member.value
      position = json.position ?? member.position ?? position
    }
    return DataFileError(
      source: source, position: position, key: keys.joined(separator: "."), message: message)
  }
}
