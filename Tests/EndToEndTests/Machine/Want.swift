import Testing

/// A limit of the machine's that is too low to work under.
struct Want: CustomTestStringConvertible {
  /// As `ulimit` writes it.
  var option: String
  /// As `prlimit` names it.
  var resource: String
  /// In the unit of `prlimit`: processes, descriptors, bytes or seconds.
  var amount: Int

  init(_ option: String, _ resource: String, _ amount: Int) {
    self.option = option
    self.resource = resource
    self.amount = amount
  }

  var testDescription: String { "ulimit \(option): \(resource) \(amount)" }
}
