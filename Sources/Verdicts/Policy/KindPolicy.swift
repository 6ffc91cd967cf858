package import Measures
import Vocabulary

/// What the policy says of one kind of photo.
package struct KindPolicy: Equatable, Sendable {
  /// A ``KindName``.
  package var kind: String
  /// What the citizen calls it.
  package var name: Bilingual
  /// What is known of the document before it is looked for.
  package var shape: DocumentShape
  /// Every photo stands by itself; otherwise the best attempt counts.
  package var many: Bool
  /// By the check; one that is not there judges nothing.
  package var checks: [CheckID: CheckPolicy]

  /// How a check is judged; a check that the policy takes away judges nothing.
  package func check(_ id: CheckID) -> CheckPolicy { checks[id] ?? .none }
}
