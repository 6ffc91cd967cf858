import Files
import Glibc
import Spool
import Testing

@Suite("room for another drop")
struct RoomTests {
  private func freeBytes(_ folder: TemporarySpool) -> (free: Int64, total: Int64) {
    var space = statvfs()
    _ = unsafe statvfs(folder.path, &space)
    let unit = Int64(space.f_frsize)
    return (Int64(space.f_bavail) * unit, Int64(space.f_blocks) * unit)
  }

  @Test("what would leave less than the floor is not taken, and what was let in counts")
  func floor() throws {
    let folder = try TemporarySpool()
    let spool = try folder.open()
    let (free, total) = freeBytes(folder)
    let floor = min(Int64(spool.tree.limits.photoBytes) * 3 / 2, total / 20)
    // Others write there meanwhile.
    let slack = free / 10
    #expect(try !spool.hasRoom(forBytes: free - floor + slack, at: 0))
    #expect(try spool.hasRoom(forBytes: free - floor - slack, at: 0))
    #expect(try !spool.hasRoom(forBytes: 2 * slack, at: 0.5))
    #expect(try spool.hasRoom(forBytes: 2 * slack, at: 1.5))
  }

  @Test("a small file system keeps a twentieth, not room for photos that it could never hold")
  func small() throws {
    var limits = SpoolLimits()
    let folder = try TemporarySpool()
    let (free, total) = freeBytes(folder)
    limits.photoBytes = Int(total)
    #expect(try folder.open(limits).hasRoom(forBytes: (free - total / 20) / 2, at: 0))
  }

  @Test("the disk is asked once a second")
  func cached() throws {
    let folder = try TemporarySpool()
    let spool = try folder.open()
    var asked = 0
    spool.tree.gate.interposer = { call, _ in
      if call == .statvfs { asked += 1 }
      return .proceed
    }
    for step in 0..<30 { _ = try spool.hasRoom(forBytes: 1, at: Double(step) / 10) }
    #expect(asked == 3)
  }

  @Test("holes need no room, and what is moved needs none")
  func sparse() throws {
    let folder = try TemporarySpool(TemporarySpool.impatient)
    let free = freeBytes(folder).free
    let raw = unsafe open("\(folder.path)/new/GW-1.ktp.jpg", O_WRONLY | O_CREAT, 0o644)
    ftruncate(raw, off_t(2 * free))
    close(raw)
    let spool = try folder.open()
    let drop = try #require(try Inbox(spool, isWatching: false).next(1, at: 0).first)
    #expect(drop.lane == .large)
    #expect(try spool.hasRoom(for: drop, at: 0))
  }
}
