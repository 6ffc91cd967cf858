package import Files

/// The clerks' pages. None is made durable, for each can be built again.
extension CaseArchive {
  /// Writes a case's page.
  package func writePage(_ caseID: String, _ bytes: [UInt8], in drafts: Drafts) throws(FileError) {
    let path = CaseLayout.path(caseID)
    if try !gate.exists(path) { try prepare(caseID) }
    try write(bytes, to: path.appending(CaseLayout.page), in: drafts)
  }

  /// The bytes of a case's page; `nil` where there is none.
  package func page(_ caseID: String, limitBytes: Int) throws(FileError) -> [UInt8]? {
    try gate.readFile(CaseLayout.path(caseID).appending(CaseLayout.page), limitBytes: limitBytes)
  }

  /// When a case's page was written; `nil` where it is missing, or older than its `case.json`.
  package func freshPage(_ caseID: String) throws(FileError) -> FileTime? {
    let path = CaseLayout.path(caseID)
    guard let page = try gate.info(path.appending(CaseLayout.page))?.changed else { return nil }
    let written = try gate.info(path.appending(CaseLayout.caseFile))?.changed
    return page < written ?? page ? nil : page
  }

  /// The files of `reports/`, each with what it is as a file.
  package func reports() throws(FileError) -> [(name: String, info: FileInfo)] {
    var reports: [(name: String, info: FileInfo)] = []
    for name in try gate.names(in: Folder.reports.path).map(\.text) {
      if let info = try reportInfo(name) { reports.append((name, info)) }
    }
    return reports
  }

  /// When the last file came into `reports/` or left it.
  package func reportsChanged() throws(FileError) -> FileTime? {
    try gate.info(Folder.reports.path)?.changed
  }

  /// What a file of `reports/` is as a file; `nil` where there is none.
  package func reportInfo(_ name: String) throws(FileError) -> FileInfo? {
    try gate.info(Folder.reports.path.appending(name))
  }

  /// The bytes of a file of `reports/`; `nil` where there is none.
  package func report(_ name: String, limitBytes: Int) throws(FileError) -> [UInt8]? {
    try gate.readFile(Folder.reports.path.appending(name), limitBytes: limitBytes)
  }

  /// Whether an event still waits for a gateway; `nil` where nobody can tell.
  ///
  /// - Parameter serial: As the event has it; what is no name of a file is none that waits.
  package func isInOutbox(_ serial: String) -> Bool? {
    guard DropName.isCase(serial) else { return nil }
    return try? gate.exists(Folder.outbox.path.appending("\(serial).json"))
  }

  /// When a file of this name was written to `reports/`; `nil` where there is none.
  package func reportWritten(_ name: String) throws(FileError) -> FileTime? {
    try gate.info(Folder.reports.path.appending(name))?.changed
  }

  /// Writes one file of `reports/`.
  ///
  /// - Parameter name: One name of letters, digits, `.`, `_` and `-`, not beginning with a dot.
  package func writeReport(_ name: String, _ bytes: [UInt8], in drafts: Drafts)
    throws(FileError)
  {
    precondition(
      !name.hasPrefix(".") && !name.contains("/"), "a report's name is the service's own")
    try write(bytes, to: Folder.reports.path.appending(name), in: drafts)
  }

  /// Removes the files of `reports/` that are not wanted any more.
  package func removeReports(where isOld: (String) -> Bool) throws(FileError) {
    for name in try gate.names(in: Folder.reports.path) where isOld(name.description) {
      try gate.unlink(Folder.reports.path.appending(name))
    }
  }

  private func write(_ bytes: [UInt8], to path: RelativePath, in drafts: Drafts)
    throws(FileError)
  {
    let draft = try drafts.write(
      bytes, mode: CaseLayout.fileMode, group: tree.clerksGroup, durable: false)
    try gate.rename(draft, to: path)
  }
}
