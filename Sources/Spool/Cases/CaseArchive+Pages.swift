package import Files

/// The clerks' pages. None is made durable, for each can be built again.
extension CaseArchive {
  /// Writes a case's page.
  package func writePage(_ caseID: String, _ bytes: [UInt8], in drafts: Drafts) throws(FileError) {
    try prepare(caseID)
    try write(bytes, to: CaseLayout.path(caseID).appending(CaseLayout.page), in: drafts)
  }

  /// Whether a case's page is missing or older than its `case.json`.
  package func isPageStale(_ caseID: String) throws(FileError) -> Bool {
    let path = CaseLayout.path(caseID)
    guard let written = try gate.info(path.appending(CaseLayout.caseFile))?.changed else {
      return false
    }
    guard let page = try gate.info(path.appending(CaseLayout.page))?.changed else { return true }
    return page < written
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
