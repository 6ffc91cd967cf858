import Files
import Glibc
import Spool
import Testing

/// Each limit on a drop at its value and one past it.
@Suite("limits on drops")
struct DropLimitTests {
  /// What a drop of so many bytes turns out to be.
  private func content(_ name: String, bytes: Int, limits: SpoolLimits) throws -> JobContent? {
    let folder = try TemporarySpool(limits)
    folder.drop(name, [UInt8](repeating: UInt8(ascii: " "), count: bytes))
    let spool = try folder.open()
    let now = try spool.renewLease()
    guard let drop = try Inbox(spool, isWatching: false).next(1, at: 0).first,
      case .job(let job) = try spool.claim([drop], at: now)[0]
    else { return nil }
    return try job.load()
  }

  @Test("bytes of a photo")
  func photo() throws {
    var limits = TemporarySpool.impatient
    limits.photoBytes = 300_000
    guard case .photo(let bytes)? = try content("GW-1.ktp.jpg", bytes: 300_000, limits: limits),
      case .tooLarge(let size)? = try content("GW-1.ktp.jpg", bytes: 300_001, limits: limits)
    else {
      Issue.record("not what they are")
      return
    }
    #expect(bytes.count == 300_000 && size == 300_001)
  }

  @Test("bytes of a case's file")
  func caseFile() throws {
    let limits = TemporarySpool.impatient
    let most = limits.caseFileBytes
    guard case .caseFile(let bytes)? = try content("GW-1.case.json", bytes: most, limits: limits),
      case .unusable(let name)? = try content("GW-1.case.json", bytes: most + 1, limits: limits)
    else {
      Issue.record("not what they are")
      return
    }
    #expect(bytes.count == 16 << 10 && name.reason == .badCaseFile)
  }

  @Test("free space: so much as one and a half of the largest photos, and submit goes on")
  func space() throws {
    let folder = try TemporarySpool()
    folder.write("photo", [1])
    var limits = SpoolLimits()
    limits.freeSpaceFactor = 1
    var space = statvfs()
    try #require(unsafe statvfs(folder.path, &space) == 0)
    let free = Int(space.f_bavail) * Int(space.f_frsize)
    // Others write there meanwhile: well below and well above what is free.
    for (bytes, isAccepted) in [(free / 2, true), (free * 2, false)] {
      limits.photoBytes = bytes
      let submission = try Submission(to: folder.path, limits: limits)
      let name = try? submission.sendPhoto("GW-1", kind: "ktp", path: "\(folder.path)/photo")
      #expect((name != nil) == isAccepted)
    }
  }
}
