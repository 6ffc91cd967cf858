package import Files
import Glibc

/// The groups that senders and clerks reach the spool by; `nil` is the service's own group.
package struct SpoolGroups: Equatable, Sendable {
  /// Senders: `tmp/`, `new/` and `outbox/`.
  package var intake: UInt32?
  /// Staff who read results: `cases/` and `reports/`.
  package var clerks: UInt32?

  package init(intake: UInt32? = nil, clerks: UInt32? = nil) {
    self.intake = intake
    self.clerks = clerks
  }

  /// Looks groups up by the names that the policy gives.
  ///
  /// - Throws: ``FileError/configuration(_:)`` for a name that this machine does not know.
  package init(intake: String?, clerks: String?) throws(FileError) {
    self.intake = try intake.map(Self.number)
    self.clerks = try clerks.map(Self.number)
  }

  private static func number(of name: String) throws(FileError) -> UInt32 {
    guard let group = unsafe getgrnam(name) else {
      throw .configuration("group \(EntryName(name)) of the policy does not exist on this machine")
    }
    return unsafe group.pointee.gr_gid
  }

  func number(for readers: Folder.Readers) -> UInt32? {
    switch readers {
    case .intake: intake
    case .clerks: clerks
    case .service: nil
    }
  }
}
