/// One thing that reads a stranger's bytes: what it is fed, and what must hold.
struct Target {
  var name: String
  /// Whole and good inputs to begin with.
  var seeds: [[UInt8]]
  /// Words that mean something to it.
  var words: [[UInt8]] = []
  /// Edits that know its structure, beside those of bytes.
  var edits: [Edit] = []
  /// Sets right what would make it stop at the surface, such as checksums.
  var mend: (inout [UInt8]) -> Void = { _ in }
  /// Everything that `attempt` may answer.
  var outcomes: [String] = ["read", "refused"]
  /// Feeds it once.
  ///
  /// - Returns: One of `outcomes`.
  /// - Throws: ``Violation`` for an invariant that does not hold.
  var attempt: ([UInt8]) throws(Violation) -> String

  /// All targets.
  ///
  /// - Parameter seeds: A folder of photos to begin with; `nil` takes the committed ones.
  static func all(seeds: String?) -> [Target] {
    let photos = SeedFiles.photos(in: seeds)
    let verdicts = verdictSeeds(photos)
    return [
      .photos(photos), .headers(photos), .exif(photos), .profiles(photos), .frames(),
      .thumbnails(photos), .names(), .records(), .json(), .policy(), .caseFile(), .labels(),
      .manifest(), .verdict(verdicts),
      .measured(verdicts), .pages(verdicts), .events(verdicts), .fileNames(), .leases(), .index(),
      .journal(), .tombstones(), .reasons(), .fingerprints(), .planted(),
    ]
  }
}
