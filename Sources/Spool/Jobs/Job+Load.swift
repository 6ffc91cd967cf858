package import Files

extension Job {
  /// Opens the drop, once, and copies a photo into private memory, in one go: for what is small, or
  /// where nobody waits.
  ///
  /// - Parameter asItIs: Whether to copy a photo though it changes meanwhile, up to the size it has
  ///   when it is opened. It is then never ``JobContent/changing(_:)``.
  /// - Returns: What it is; a photo's copy is hashed and sealed.
  /// - Throws: ``FileError/machine(_:)``: put the job off.
  package func load(asItIs: Bool = false) throws(FileError) -> JobContent {
    let loading = beginLoading(asItIs: asItIs)
    while true {
      if let content = try loading.step(bytesMaximum: .max) { return content }
    }
  }

  /// The same in slices.
  package func beginLoading(asItIs: Bool = false) -> JobLoading {
    JobLoading(self, asItIs: asItIs)
  }

  /// Whether the drop has waited for as long as any may: it is then to be judged as it is, even
  /// where it still changes.
  package func isOverdue(at now: FileTime) -> Bool {
    now.elapsedSeconds(since: record.firstSeen) >= limits.unfinishedSeconds
  }
}
