import Files
import Glibc
import Spool

/// A fresh spool below the machine's temporary folder, removed with its last reference.
final class TemporarySpool {
  static let kinds: Set<String> = ["ktp", "kk", "rumah", "lainnya"]

  /// Memory where there is such a folder: sweeps make many thousand calls.
  private static let base = isDirectory("/dev/shm") ? "/dev/shm" : "/tmp"

  let path: String
  let limits: SpoolLimits

  init(_ limits: SpoolLimits = SpoolLimits()) throws {
    path = "\(Self.base)/spool-tests-\(getpid())-\(JobID())"
    self.limits = limits
    try SpoolTree.create(path)
  }

  deinit { removeTree(path) }

  func open(_ other: SpoolLimits? = nil) throws -> Station { Station(try tree(other)) }

  /// The spool as whoever only looks has it.
  func tree(_ other: SpoolLimits? = nil) throws -> SpoolTree {
    try SpoolTree(path, kinds: Self.kinds, limits: other ?? limits)
  }

  /// Writes a file below the spool, as a sender would.
  func write(_ place: String, _ bytes: [UInt8]) {
    writeFile("\(path)/\(place)", bytes)
  }

  /// Writes in `tmp/` and renames into `new/`.
  func drop(_ name: String, _ bytes: [UInt8]) {
    write("tmp/\(name)", bytes)
    rename("\(path)/tmp/\(name)", "\(path)/new/\(name)")
  }

  /// Drops a decision, as a clerk would: built aside and renamed.
  ///
  /// - Parameter name: `CASE.KIND[.N].TOKEN`.
  func decide(_ name: String, verdict: String) {
    let text =
      "{\"schema\": \"jernih.decision/1\", \"verdict\": \(verdict), "
      + "\"reason\": \"seen\", \"by\": \"c-1\"}"
    write("decisions/.\(name)", Array(text.utf8))
    rename("\(path)/decisions/.\(name)", "\(path)/decisions/\(name).decision.json")
  }

  func read(_ place: String) -> [UInt8]? { readFile("\(path)/\(place)") }

  /// What is in a folder, without the hidden names of a case's file.
  func names(_ place: String) -> [String] {
    listNames("\(path)/\(place)").filter { !$0.hasPrefix(".case-") }
  }

  /// The names that a case's file has beside `case.json`: one for the revision that stands.
  func revisions(_ caseID: String) -> [String] {
    listNames("\(path)/cases/\(caseID)").filter { $0.hasPrefix(".case-") }
  }

  /// Everything below the spool but leases and records, with the bytes of files.
  func contents() -> [String: [UInt8]] { readTree(path) }

  /// Moves all change times out of the way by age: sets nothing, only waits for no one.
  static var impatient: SpoolLimits {
    var limits = SpoolLimits()
    limits.ageSeconds = 0
    limits.pauseSeconds = 0
    limits.pauseMaximumSeconds = 0
    return limits
  }
}

func rename(_ from: String, _ to: String) { _ = unsafe Glibc.rename(from, to) }

func writeFile(_ path: String, _ bytes: [UInt8]) {
  let raw = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
  precondition(raw >= 0, "cannot write \(path)")
  _ = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(raw, $0.baseAddress, $0.count) }
  close(raw)
}

func readFile(_ path: String) -> [UInt8]? {
  let raw = unsafe open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
  guard raw >= 0 else { return nil }
  defer { close(raw) }
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = unsafe chunk.withUnsafeMutableBytes { unsafe read(raw, $0.baseAddress, $0.count) }
    guard count > 0 else { return bytes }
    bytes += chunk[..<count]
  }
}

func listNames(_ path: String) -> [String] {
  guard let gate = try? FileGate(root: path), let names = try? gate.names(in: RelativePath("."))
  else {
    return []
  }
  return names.map(\.description)
}

func readTree(_ path: String, _ prefix: String = "") -> [String: [UInt8]] {
  var files: [String: [UInt8]] = [:]
  for name in listNames(path) {
    let below = readTree("\(path)/\(name)", "\(prefix)\(name)/")
    if let bytes = readFile("\(path)/\(name)"), below.isEmpty, !isDirectory("\(path)/\(name)") {
      files[prefix + name] = bytes
    }
    files.merge(below) { $1 }
  }
  return files
}

func isDirectory(_ path: String) -> Bool {
  var info = stat()
  return unsafe lstat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFDIR
}

func removeTree(_ path: String) {
  guard let gate = try? FileGate(root: path) else { return }
  for name in (try? gate.names(in: RelativePath("."))) ?? [] {
    try? gate.removeTree(RelativePath(".").appending(name), depth: 8)
  }
  _ = unsafe rmdir(path)
}
