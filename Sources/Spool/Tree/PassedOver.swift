/// One thing on a spool that cannot be read or written and is passed over: it keeps nothing else
/// waiting.
package struct PassedOver: Hashable, Sendable {
  /// Where, relative to the spool and without a sender's name.
  package let place: String
  /// What is wrong with it, in one line.
  package let what: String

  /// - Parameter place: Relative to the spool; escaped, and without a sender's name.
  package init(place: String, what: String) {
    self.place = place
    self.what = what
  }
}
