import Files

/// What a service knows of photos that were judged while the index could not be written.
///
/// The word stands in the station, as a file, for the index itself cannot hold it: whoever takes
/// the station over builds the index again.
struct UnindexedNote {
  /// The file in a station that says that photos of its service may be missing in the index.
  static let name = "unindexed"

  /// Whether the file stands in this service's station.
  var isNoted = false
  /// Whether it is, or was, another service's, so that nobody remembers which photos they are.
  private(set) var isOfOthers = false

  /// The file came from another service's station.
  mutating func take() { (isNoted, isOfOthers) = (true, true) }

  /// The index says by itself now that it is to be built again.
  mutating func settleOthers() { isOfOthers = false }
}

extension Station {
  /// Says durably, beside the jobs, that photos judged by this service may be missing in the index.
  func noteUnindexed() throws(FileError) {
    guard !unindexed.isNoted else { return }
    let folder = try ownTenure().path
    let path = folder.appending(UnindexedNote.name)
    if try !gate.exists(path) {
      try gate.writeFile(path, [], mode: CaseLayout.ownMode, durable: false)
    }
    try gate.syncDirectory(folder)
    unindexed.isNoted = true
  }

  /// Takes that word back. Where it cannot be, the index is built once more than it need be.
  func takeBackUnindexed() {
    guard unindexed.isNoted, !unindexed.isOfOthers, let tenure else { return }
    try? gate.unlink(tenure.path.appending(UnindexedNote.name))
    unindexed.isNoted = false
  }
}
