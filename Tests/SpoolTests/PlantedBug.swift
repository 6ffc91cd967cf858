import Files
import Glibc
import Spool

/// A service with one of the classic mistakes, played by the interposer: what the mistake would
/// have done to the spool is done at the call where it would have been done. A sweep that does not
/// catch each of them proves nothing.
enum PlantedBug: CaseIterable {
  /// Files are never made durable.
  case noFileSync
  /// The folders of cases are never made durable.
  case noDirectorySync
  /// A failed fsync is asked again, and its "done" is believed.
  case retriedSync
  /// The result is written where it will be read, not beside it and renamed.
  case writeInPlace
  /// The drop is removed before its result is attached.
  case deleteBeforeCommit
  /// Recovery does not see that a result was attached, and attaches another.
  case repeatedVerdict

  /// Whether an fsync of this sort is left out.
  func forgets(_ place: RelativePath, isFolder: Bool) -> Bool {
    switch self {
    case .noFileSync: !isFolder
    case .noDirectorySync: isFolder && place.description.hasPrefix("cases/")
    default: false
    }
  }

  /// What the mistake does before a service begins.
  func begin(in spool: String) {
    guard self == .repeatedVerdict else { return }
    for job in Self.jobs(in: spool) {
      let serial = job.split(separator: "/").last.map(String.init) ?? ""
      for attempt in Self.below("\(spool)/cases", levels: 2) {
        guard unsafe unlink("\(attempt)/\(serial).json") == 0 else { continue }
        writeFile("\(job)/record", (readFile("\(job)/record") ?? []) + Array("retrial\n".utf8))
      }
    }
  }

  /// What the mistake does when the service makes a call, or dies of it.
  func act(
    before call: SystemCall, _ place: RelativePath, _ interference: Interference, in spool: String
  ) {
    let words = place.description.split(separator: "/")
    guard call == .rename, words.count == 3, words[0] == "cases", words[2] != "case.json",
      words[2] != "index.html", !words[2].hasPrefix(".case-")
    else { return }
    switch self {
    case .writeInPlace where interference == .stop:
      _ = unsafe mkdir("\(spool)/\(place)", 0o750)
      writeFile("\(spool)/\(place)/original.jpg", [0xFF])
    case .deleteBeforeCommit:
      for job in Self.jobs(in: spool) where isDirectory("\(job)/out") {
        _ = unsafe unlink("\(job)/in")
      }
    default: break
    }
  }

  private static func jobs(in spool: String) -> [String] {
    below("\(spool)/active", levels: 2)
  }

  private static func below(_ path: String, levels: Int) -> [String] {
    guard levels > 0 else { return [path] }
    return listNames(path).flatMap { below("\(path)/\($0)", levels: levels - 1) }
  }
}
