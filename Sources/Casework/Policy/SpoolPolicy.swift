package import Files
package import JSON
package import Spool
package import Verdicts

/// A policy as it stands in a spool's `policy.json`.
package struct SpoolPolicy: Sendable {
  /// The policy.
  package let policy: Policy
  /// The file's bytes.
  package let bytes: [UInt8]
  /// Their SHA-256 in hexadecimal.
  package let digest: String

  /// The whole of a policy, to be written.
  package init(_ policy: Policy) { self.init(policy, Array(policy.rendered.utf8)) }

  /// Reads the file's bytes, which a hand may have edited.
  ///
  /// - Throws: ``DataFileError`` with line, key and what would be right.
  package init(reading bytes: [UInt8], named source: String) throws(DataFileError) {
    self.init(try Policy.load(bytes, named: source), bytes)
  }

  private init(_ policy: Policy, _ bytes: [UInt8]) {
    self.policy = policy
    self.bytes = bytes
    digest = Self.digest(of: bytes)
  }

  /// SHA-256 of a file's bytes in hexadecimal, as the mark has it.
  package static func digest(of bytes: [UInt8]) -> String {
    var hash = SHA256()
    hash.update(bytes)
    return hash.digest().description
  }

  /// Whether two policies say the same, whatever their files look like.
  package func saysTheSame(as other: SpoolPolicy) -> Bool {
    policy.rendered == other.policy.rendered
  }

  /// Writes the policy and then the mark that names it, durably: other services take it over. A
  /// spool that has no mark, or one that cannot be read, gets one.
  ///
  /// - Throws: ``FileError``; to be tried again.
  package func write(to station: Station) throws(FileError) {
    // A hand may hold the file open: what is in force is in a file that nobody else writes.
    try station.replace(.policy, with: bytes)
    let mark = (try? station.tree.contents(of: .mark)).flatMap(SpoolMark.init)
    let new = mark.map { SpoolMark(id: $0.id, policy: digest) } ?? SpoolMark(policy: digest)
    try station.replace(.mark, with: new.bytes)
  }
}
