/// How many there are of something, as a person says it.
enum Count {
  /// `1 photo`, `2 photos`, `no photos` never: `0 photos`.
  static func of(_ count: Int, _ one: String, _ many: String? = nil) -> String {
    count == 1 ? "1 \(one)" : "\(count) \(many ?? one + "s")"
  }
}
