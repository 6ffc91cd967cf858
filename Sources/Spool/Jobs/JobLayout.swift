/// What lies in a job's folder.
enum JobLayout {
  /// The drop as it was claimed.
  static let drop = "in"
  /// What is being built of it.
  static let result = "out"
  /// What is known of it.
  static let record = "record"
}
