/// The caller's fault: a command that does not make sense. Exit status 2.
struct UsageError: Error {
  var message: String
  init(_ message: String) { self.message = message }
}
