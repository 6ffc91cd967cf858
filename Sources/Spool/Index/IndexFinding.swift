/// Something about the index of photos that an operator should hear of, once.
package struct IndexFinding: Equatable, Sendable, CustomStringConvertible {
  /// The path below the spool's root, without any sender's name.
  package let place: String
  /// What is wrong with it and what was done.
  package let what: String

  /// One line for standard error.
  package var description: String { "\(place) \(what)" }
}
