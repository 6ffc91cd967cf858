/// What went wrong on the spool, by whose fault.
///
/// **Diagnostics.** `machine` is worth another try later (a full disk, an I/O error); `configuration`
/// is for the operator and ends the command; `drop` is the sender's, and only that drop suffers;
/// `leaseLost` means that another service has taken over this one's work after its lease.
package enum SpoolError: Error, Equatable {
  /// A system call failed. The machine's fault: defer, back off, try again.
  case machine(SystemFailure)
  /// The spool cannot be used as it stands: a path, what is wrong and what it should be, one line.
  case configuration(String)
  /// What a sender gave cannot be used: one line, names escaped.
  case drop(String)
  /// Another service holds this one's lease by now; nothing this one still held is its own.
  case leaseLost
}

extension SpoolError: CustomStringConvertible {
  /// One line for standard error.
  package var description: String {
    switch self {
    case .machine(let failure): failure.description
    case .configuration(let line), .drop(let line): line
    case .leaseLost: "another service has taken over this service's work"
    }
  }

  /// Whether the call failed for want of the thing named.
  package var isMissing: Bool { errorNumber == SystemFailure.noEntry }

  /// Whether descriptors or memory were wanting: no word on the thing named, and worth another try.
  package var isShortage: Bool {
    errorNumber.map { SystemFailure.shortages.contains($0) } ?? false
  }

  /// The errno of a machine's failure; `nil` otherwise.
  package var errorNumber: Int32? {
    if case .machine(let failure) = self { failure.number } else { nil }
  }
}
