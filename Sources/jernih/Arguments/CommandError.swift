/// A command could not do its work: one line that says what and where. Exit status 2.
struct CommandError: Error {
  var message: String
  init(_ message: String) { self.message = message }
}
