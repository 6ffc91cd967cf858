import JSON
import Spool

/// What `spool.json` says: that the folder is a spool, which one, and by what policy it judges.
package struct SpoolMark: Equatable, Sendable {
  /// A random name of its own, for ever: a copy of a spool has the same.
  package var id: String
  /// SHA-256 of the `policy.json` that is in force, in hexadecimal. One that was edited by hand and
  /// that no service has read yet has another.
  package var policy: String

  /// The mark of a spool.
  package init(id: String = JobID().description, policy: String) {
    self.id = id
    self.policy = policy
  }

  /// Reads a mark; `nil` where it is torn or none.
  package init?(_ bytes: [UInt8]) {
    guard let json = try? JSON.parse(bytes), json["schema"]?.string == Self.schema,
      let id = json["id"]?.string, let policy = json["policy"]?.string
    else { return nil }
    self.init(id: id, policy: policy)
  }

  /// The file's bytes.
  package var bytes: [UInt8] {
    let json = JSON.object([
      "schema": .text(Self.schema), "id": .text(id), "policy": .text(policy),
    ])
    return Array(json.pretty.utf8)
  }

  private static let schema = "jernih.spool/1"
}
