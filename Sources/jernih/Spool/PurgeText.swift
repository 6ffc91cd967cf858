import Casework

/// What `purge` shows: a line for each thing, and the sum.
struct PurgeText {
  /// Whether things are removed, or only found.
  let applies: Bool
  private var count = 0
  private var photos = 0
  private var sizeBytes: Int64 = 0

  init(applies: Bool) { self.applies = applies }

  /// Takes one thing.
  mutating func print(_ item: PurgeItem) {
    let age = "\(item.ageDays) d"
    let what =
      "\(item.subject.rawValue)  \(item.name)  " + (item.state.map { "\($0), " } ?? "") + age
    if let hindrance = item.hindrance {
      Output.result(TerminalText.escaped("kept          \(what): \(hindrance)") + "\n")
      return
    }
    count += 1
    photos += item.photos
    sizeBytes += item.sizeBytes
    let verb = applies ? "removed       " : "would remove  "
    let amount = item.subject == .caseFolder ? ", " + Count.of(item.photos, "photo") : ""
    Output.result(TerminalText.escaped(verb + what + amount) + "\n")
  }

  /// Prints the sum on standard error.
  func finish() {
    let sum =
      "\(Count.of(count, "thing")), \(Count.of(photos, "photo")), \(sizeBytes / 1_000_000) MB"
    Output.error(
      applies ? "removed \(sum)\n" : "would remove \(sum); nothing was changed (--apply does it)\n")
  }
}
