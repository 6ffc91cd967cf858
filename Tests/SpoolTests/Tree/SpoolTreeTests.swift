import Files
import Glibc
import Spool
import Testing

@Suite("the folders of a spool")
struct SpoolTreeTests {
  private func mode(_ path: String) -> UInt32 {
    var info = stat()
    return unsafe lstat(path, &info) == 0 ? info.st_mode & 0o7777 : 0
  }

  @Test("they are made with the contract's modes, whatever the umask", arguments: [0, 0o077])
  func modes(mask: mode_t) throws {
    let before = umask(mask)
    let folder = try TemporarySpool()
    umask(before)
    let expected: [String: UInt32] = [
      "": 0o711, "tmp": 0o3770, "new": 0o3770, "active": 0o700, "deferred": 0o700,
      "cases": 0o2750, "decisions": 0o3770, "outbox": 0o2770, "reports": 0o2750,
      "quarantine": 0o700, "index": 0o700,
      "journal": 0o700,
    ]
    for (name, wanted) in expected { #expect(mode("\(folder.path)/\(name)") == wanted, "\(name)") }
  }

  @Test(
    "a wider folder is refused by one line that says which, what and what instead",
    arguments: [("new", 0o3777), ("cases", 0o2755), ("active", 0o710), ("tmp", 0o2770)]
      as [(String, mode_t)])
  func wider(name: String, mode: mode_t) throws {
    let folder = try TemporarySpool()
    let path = "\(folder.path)/\(name)"
    _ = unsafe chmod(path, mode)
    let error = #expect(throws: FileError.self) { try folder.open() }
    guard case .configuration(let line) = error else {
      Issue.record("not a configuration's fault")
      return
    }
    #expect(line.contains("\(path) has mode \(String(mode, radix: 8)), wider than"))
    #expect(!line.contains("\n"))
  }

  @Test("narrower modes and another umask's are no reason to refuse")
  func narrower() throws {
    let folder = try TemporarySpool()
    _ = unsafe chmod("\(folder.path)/cases", 0o700)
    _ = unsafe chmod(folder.path, 0o700)
    #expect(throws: Never.self) { try folder.open() }
  }

  @Test("a folder that is missing, a link or of another group is refused")
  func wrong() throws {
    let missing = try TemporarySpool()
    _ = unsafe rmdir("\(missing.path)/index")
    #expect(throws: FileError.self) { try missing.open() }

    let link = try TemporarySpool()
    _ = unsafe rmdir("\(link.path)/index")
    _ = unsafe symlink("/tmp", "\(link.path)/index")
    #expect(throws: FileError.self) { try link.open() }

    let other = try TemporarySpool()
    let groups = SpoolGroups(intake: 4242)
    #expect(throws: FileError.self) {
      try SpoolTree(other.path, groups: groups, kinds: TemporarySpool.kinds)
    }
  }

  @Test("an existing empty directory becomes a spool, one that holds something is left alone")
  func existing() throws {
    let path = "/tmp/spool-tests-\(JobID())"
    defer { removeTree(path) }
    _ = unsafe mkdir(path, 0o755)
    try SpoolTree.create(path)
    #expect(mode(path) == 0o711)
    _ = unsafe chmod(path, 0o755)
    try SpoolTree.create(path)
    #expect(mode(path) == 0o755)
  }

  @Test("a path that is no directory and a group that does not exist are said as such")
  func nonsense() {
    #expect(throws: FileError.self) { try SpoolTree("/nowhere/at/all", kinds: []) }
    #expect(throws: FileError.self) { try SpoolGroups(intake: "no-such-group", clerks: nil) }
  }
}
