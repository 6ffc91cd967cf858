/// One system call that a confined process may make, with what its arguments must be, and why.
///
/// Several rules may name the same call: one that fits is enough.
package struct CallRule: Equatable, Sendable {
  /// What the kernel does with a call that fits.
  package enum Answer: Equatable, Sendable {
    case allow
    /// It fails with this errno and has no effect.
    case refuse(Int32)
  }

  /// The call's name, as strace shows it.
  package var name: String
  /// Its number on this architecture.
  package var number: Int32
  package var checks: [ArgumentCheck]
  package var answer = Answer.allow
  /// What it is needed for.
  package var reason: String

  init(
    _ name: String, _ number: Int32, _ checks: [ArgumentCheck] = [], _ answer: Answer = .allow,
    for reason: String
  ) {
    self.name = name
    self.number = number
    self.checks = checks
    self.answer = answer
    self.reason = reason
  }
}
