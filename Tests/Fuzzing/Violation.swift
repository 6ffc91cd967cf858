/// An invariant that does not hold for an input.
struct Violation: Error {
  var text: String

  init(_ text: String) { self.text = text }

  /// Throws where `holds` is false.
  static func unless(_ holds: Bool, _ text: @autoclosure () -> String) throws(Violation) {
    if !holds { throw Violation(text()) }
  }
}
