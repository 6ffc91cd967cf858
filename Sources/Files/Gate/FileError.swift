/// What went wrong with files, by whose fault.
///
/// **Diagnostics.** `machine` is worth another try later (a full disk, an I/O error);
/// `configuration` is for the operator and ends the command; `input` is the fault of whoever gave
/// the one thing named, and costs that thing alone; `leaseLost` is nobody's: who works by a lease
/// was silent for too long, and another holds it by now.
package enum FileError: Error, Equatable {
  /// A system call failed. The machine's fault: defer, back off, try again.
  case machine(SystemFailure)
  /// A folder cannot be used as it stands: a path, what is wrong and what it should be, one line.
  case configuration(String)
  /// What was given cannot be used: one line, names escaped.
  case input(String)
  /// Another process holds this one's lease by now; nothing that this one still held is its own.
  case leaseLost
}

extension FileError: CustomStringConvertible {
  /// One line for standard error.
  package var description: String {
    switch self {
    case .machine(let failure): failure.description
    case .configuration(let line), .input(let line): line
    case .leaseLost: "another service has taken over this service's work"
    }
  }

  /// Whether the call failed for want of the thing named.
  package var isMissing: Bool { errorNumber == SystemFailure.noEntry }

  /// Whether the call failed because something of that name is there already.
  package var isTaken: Bool { errorNumber == SystemFailure.exists }

  /// Whether descriptors or memory were wanting: no word on the thing named, and worth another try.
  package var isShortage: Bool {
    errorNumber.map { SystemFailure.shortages.contains($0) } ?? false
  }

  /// Does something of which one failure, by its errno, is no failure but an answer.
  ///
  /// - Parameter accepted: The errnos that are accepted.
  /// - Returns: Whether it was done.
  package static func accepting(
    _ accepted: Int32..., body: () throws(FileError) -> Void
  ) throws(FileError) -> Bool {
    do {
      try body()
      return true
    } catch {
      guard let number = error.errorNumber, accepted.contains(number) else { throw error }
      return false
    }
  }

  /// The errno of a machine's failure; `nil` otherwise.
  package var errorNumber: Int32? {
    if case .machine(let failure) = self { failure.number } else { nil }
  }
}

extension FileError {
  /// Whether the thing itself is what is wrong: others of its sort can still be read and written,
  /// and trying again at once is in vain. Otherwise the machine as a whole is short of something.
  package var isOfTheThing: Bool {
    switch self {
    case .input, .configuration: true
    case .leaseLost: false
    case .machine(let failure): failure.isOfTheThing
    }
  }
}
