/// What is said of one defect of a photo.
struct ReplyRemark: Sendable {
  /// `check` or `check.cause`, or the key of what is said of several.
  var key: String
  var message: Message
  /// Asks for a new photo, not just for a clerk's look.
  var isRetake: Bool

  /// Whether a policy's pattern means this defect.
  func matches(_ pattern: String) -> Bool { Messages.matches(key, pattern: pattern) }
}
