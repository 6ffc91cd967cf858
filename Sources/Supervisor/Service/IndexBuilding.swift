import Files
import Spool

/// Building the index of photos from the verdicts, a little in every turn of the loop: after it was
/// removed or damaged, or when it is new.
struct IndexBuilding {
  private let index: PhotoIndex
  private let archive: CaseArchive
  private let clock: () -> Double
  /// The cases that are still to be read, the last one next.
  private var waiting: [String]
  /// The photos of the present case that are still to be read, the last one next.
  private var attempts: [Attempt] = []
  /// Where something could not be read, the first ``placesMaximum`` paths below the spool's root.
  private(set) var skippedPlaces: [String] = []
  /// How many cases and photos were skipped.
  private(set) var skippedCount = 0

  /// How long one step may take, in seconds: a photo that arrives waits no longer for it.
  static let stepSeconds = 0.02
  private static let placesMaximum = 3

  /// - Parameter clock: Gives seconds on a clock that never jumps.
  /// - Returns: `nil` where the index is whole, or cannot be built now: then
  ///   ``PhotoIndex/mustBeBuilt`` goes on saying so.
  init?(_ index: PhotoIndex, in archive: CaseArchive, clock: @escaping () -> Double)
    throws(FileError)
  {
    guard index.needsBuilding() else { return nil }
    self.index = index
    self.archive = archive
    self.clock = clock
    waiting = try archive.cases().reversed()
    if waiting.isEmpty, !index.mustBeBuilt { return nil }
    guard try index.beginBuilding() else { return nil }
  }

  /// How many cases are still to be read.
  var count: Int { waiting.count }

  /// What could not be read, for the operator; `nil` where all could.
  var skippedText: String? {
    guard let first = skippedPlaces.first else { return nil }
    return skippedCount == 1
      ? "\(first) could not be read" : "\(first) and \(skippedCount - 1) more could not be read"
  }

  /// Goes on for ``stepSeconds``. What cannot be read is skipped and counted.
  ///
  /// - Parameter add: Puts a photo into the index.
  /// - Returns: Whether all was read.
  /// - Throws: ``FileError`` for want of descriptors or memory, or with the lease: the next step
  ///   goes on from there.
  mutating func step(_ add: (Attempt) throws -> Void) throws -> Bool {
    let end = clock() + Self.stepSeconds
    let archive = archive
    while true {
      if let attempt = attempts.last {
        try skippingTrouble("cases/\(attempt.caseID)/\(attempt.folderName)") { try add(attempt) }
        attempts.removeLast()
      } else if let caseID = waiting.last {
        var found: [Attempt] = []
        try skippingTrouble("cases/\(caseID)") { found = try archive.attempts(caseID).reversed() }
        waiting.removeLast()
        attempts = found
      } else {
        break
      }
      if clock() >= end { return false }
    }
    try index.sync()
    index.endBuilding(isWhole: skippedCount == 0)
    return true
  }

  private mutating func skippingTrouble(_ place: String, _ body: () throws -> Void) throws {
    do {
      try body()
    } catch let error as FileError {
      guard error != .leaseLost, !error.isShortage else { throw error }
      skippedCount += 1
      if skippedPlaces.count < Self.placesMaximum { skippedPlaces.append(place) }
    }
  }
}
