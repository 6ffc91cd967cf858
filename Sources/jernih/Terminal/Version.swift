/// Jernih's own version.
enum Version {
  /// The contract's major version first.
  static let text = "1.0.0"
}
