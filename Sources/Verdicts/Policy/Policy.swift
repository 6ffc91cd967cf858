package import Measures
package import Vocabulary
import JSON

/// Every threshold, kind, programme, limit and message in force.
///
/// The built-in default is the resource `policy.json5`; a file is laid over it key by key. A policy
/// that loads is whole and consistent: nothing later can find a hole in it.
package struct Policy: Sendable {
  /// `default`, or what the file calls itself.
  package let name: String
  /// In the order of the policy.
  package let kinds: [KindPolicy]
  /// In the order of the policy.
  package let programmes: [Programme]
  /// So many checks at retake make the photo a retake.
  package let retakeChecks: Int
  /// Else so many checks at review make it a review.
  package let reviewChecks: Int
  /// How a photo that a chat service shrank is known.
  package let chat: ChatPolicy
  /// Who may reach into the spool.
  package let groups: Groups
  /// What is refused, cut or ended.
  package let limits: Limits
  /// How long things are kept.
  package let retention: Retention
  /// What the clerks' pages go by.
  package let pages: PagePolicy
  /// When clerks are there, and from when on a citizen is offered to come.
  package let office: OfficePolicy
  /// What is said to citizens.
  package let messages: Messages
  /// The policy that would be in force with the limits of `shadow`, which judge nothing yet: none
  /// or one.
  let shadows: [Policy]
  /// A short hash of everything but name, retention, pages, office and shadow: two policies that
  /// judge alike have the same.
  package let fingerprint: String
  /// The whole tree in force, as it was read.
  let tree: JSON

  /// The whole tree in force, as data: without the places of what was read.
  var json: JSON { tree.withoutPositions }

  /// The kind of a photo of which nothing is known.
  package static let otherKind = "lainnya"

  /// The policy with its shadow limits laid over it, to be compared with; `nil` where it has none.
  package var shadow: Policy? { shadows.first }

  /// What verdicts say of the policy: `default@3f2a90c1d4e5`.
  package var signature: String { name + "@" + fingerprint }

  /// The kind of this name; `nil` for one that the policy has not.
  package func kind(_ name: String) -> KindPolicy? { kinds.first { $0.kind == name } }

  /// The programme of this id; `nil` for one that the policy has not.
  package func programme(_ id: String) -> Programme? { programmes.first { $0.id == id } }

  /// What is known beforehand of a kind's document; `nil` for a kind that the policy has not.
  package func shape(_ kind: String) -> DocumentShape? { self.kind(kind)?.shape }

  /// The policy in force as JSON, indented; ``load(_:named:)`` reads it back to the same.
  package var rendered: String { json.pretty }
}
