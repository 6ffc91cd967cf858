package import Files

/// The folders of a spool, with the modes that the contract gives them.
package enum Folder: String, CaseIterable, Sendable {
  case tmp, new, active, deferred, cases, decisions, outbox, reports, quarantine, index, journal

  /// Whose group a folder belongs to.
  package enum Readers: Sendable {
    case intake, clerks, service
  }

  /// The mode it is made with, and the widest it may have.
  package var mode: UInt32 {
    switch self {
    case .tmp, .new, .decisions: 0o3770
    case .outbox: 0o2770
    case .cases, .reports: 0o2750
    case .active, .deferred, .quarantine, .index, .journal: 0o700
    }
  }

  /// Who has to get at it beside the service itself.
  package var readers: Readers {
    switch self {
    case .tmp, .new, .outbox: .intake
    case .cases, .decisions, .reports: .clerks
    case .active, .deferred, .quarantine, .index, .journal: .service
    }
  }

  /// Its path below the spool's root.
  package var path: RelativePath { RelativePath(rawValue) }

  /// The mode of the spool's root.
  package static let rootMode: UInt32 = 0o711

  /// A path as messages may call it: of what senders have named, only the folder.
  static func withoutSendersName(_ place: RelativePath) -> String {
    for folder in [Folder.new, .tmp, .decisions] where place.isBelow(folder.path) {
      return folder.rawValue
    }
    return place.description
  }
}
