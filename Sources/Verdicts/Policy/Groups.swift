/// The system groups that may reach into the spool; `nil` is the service's own group.
package struct Groups: Equatable, Sendable {
  package var intake: String?
  package var clerks: String?
}
