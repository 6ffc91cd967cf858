import Spool

/// Building the index of photos from the verdicts, a little in every turn of the loop: after it was
/// removed, or when it is new.
struct IndexBuilding {
  private let index: PhotoIndex
  /// The cases that are still to be read, the last one next.
  private var waiting: [String]

  /// How long one step may take, in seconds: a photo that arrives waits no longer for it.
  static let stepSeconds = 0.02

  /// - Returns: `nil` where the index is whole.
  init?(_ index: PhotoIndex, in spool: Spool) throws(SpoolError) {
    guard try index.needsBuilding() else { return nil }
    self.index = index
    waiting = try spool.cases().reversed()
    if waiting.isEmpty { return nil }
    try index.beginBuilding()
  }

  /// How many cases are still to be read.
  var count: Int { waiting.count }

  /// Goes on for ``stepSeconds``.
  ///
  /// - Parameter add: Puts all photos of a case into the index.
  /// - Returns: Whether the index is whole now.
  mutating func step(_ add: (String) throws -> Void) throws -> Bool {
    let end = SystemClock.seconds + Self.stepSeconds
    while let caseID = waiting.last {
      try add(caseID)
      waiting.removeLast()
      if SystemClock.seconds >= end { return false }
    }
    try index.sync()
    try index.endBuilding()
    return true
  }
}
