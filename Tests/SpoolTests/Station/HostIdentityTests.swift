import Files
import Glibc
import ServiceSupport
import Spool
import Testing

@Suite("who holds a lease, and whether they live")
struct HostIdentityTests {
  private let own = HostIdentity.current()

  private func isDead(_ owner: HostIdentity, silentSeconds: Double) -> Bool {
    owner.isDead(seenBy: own, silentSeconds: silentSeconds, renewalSeconds: 10)
  }

  @Test("a living neighbour of the same name on another boot is dead only after two renewals")
  func otherBoot() {
    var neighbour = own
    neighbour.boot = "another"
    for seconds in [0, 10, 20.0] { #expect(!isDead(neighbour, silentSeconds: seconds)) }
    #expect(isDead(neighbour, silentSeconds: 20.1))
    // Copied machines have one machine id; a lease of an earlier version names none.
    neighbour.machine = ""
    #expect(!isDead(neighbour, silentSeconds: 20) && isDead(neighbour, silentSeconds: 21))
  }

  @Test("another machine, or another host, is never known to be dead")
  func otherMachine() {
    var stranger = own
    stranger.machine = "another"
    stranger.boot = "another"
    #expect(!isDead(stranger, silentSeconds: 1000) || own.machine.isEmpty)
    stranger.host = "another"
    stranger.machine = ""
    #expect(!isDead(stranger, silentSeconds: 1000))
  }

  @Test("on the same boot a process that is gone, or was another's number, is dead at once")
  func sameBoot() {
    #expect(!isDead(own, silentSeconds: 1000))
    var former = own
    former.started = "1"
    #expect(isDead(former, silentSeconds: 0))
    former.process = .max
    #expect(isDead(former, silentSeconds: 0))
    former.processSpace = "another"
    #expect(!isDead(former, silentSeconds: 1000))
  }

  @Test("a lease keeps the machine, and one of an earlier version, which has none, is read as well")
  func lease() throws {
    let lease = Lease(owner: own, isolation: ["photo", "seccomp"])
    #expect(Lease(lease.bytes) == lease)
    let lines = String(decoding: lease.bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    // What an earlier version asks for: six lines, the isolation last, the boot by itself.
    #expect(lines.count == 7 && lines[5] == "photo seccomp" && lines[1] == own.boot)
    #expect(own.machine.isEmpty || lines[0] == "\(own.host) \(own.machine)")
    var earlier = lines
    earlier[0] = own.host[...]
    let read = try #require(Lease(Array(earlier.joined(separator: "\n").utf8)))
    #expect(read.owner.host == own.host && read.owner.machine.isEmpty)
    #expect(read.owner.process == own.process && read.isolation == lease.isolation)
  }

  @Test("a living service of another boot keeps its work, and loses it when it falls silent")
  func takeOver() throws {
    var limits = TemporarySpool.impatient
    limits.leaseSeconds = 3
    let folder = try TemporarySpool(limits)
    folder.drop("GW-1.ktp.jpg", [1])
    let neighbour = try folder.open()
    let drops = try Inbox(neighbour, isWatching: false).next(1, at: 0)
    _ = try neighbour.claim(drops, at: neighbour.renewLease())
    let lease = try #require(folder.names("active").first { $0.hasSuffix(".lease") })
    var other = Lease(owner: own, isolation: [])
    other.owner.boot = "another"
    folder.write("active/\(lease)", other.bytes)
    let spool = try folder.open()
    let now = try spool.renewLease()
    #expect(try spool.recover(at: now).isEmpty)
    #expect(try spool.recover(at: now.advanced(bySeconds: 1.9)).isEmpty)
    #expect(try spool.recover(at: now.advanced(bySeconds: 2.2)).count == 1)
  }

  @Test(
    "a lease that is a folder, or no lease at all, goes by its age and keeps nothing from going on",
    arguments: [true, false])
  func damaged(isFolder: Bool) throws {
    let folder = try TemporarySpool(TemporarySpool.impatient)
    folder.drop("GW-1.ktp.jpg", [1])
    let dead = try folder.open()
    let drops = try Inbox(dead, isWatching: false).next(1, at: 0)
    _ = try dead.claim(drops, at: dead.renewLease())
    let lease = try #require(folder.names("active").first { $0.hasSuffix(".lease") })
    _ = unsafe unlink("\(folder.path)/active/\(lease)")
    if isFolder {
      _ = unsafe mkdir("\(folder.path)/active/\(lease)", 0o700)
    } else {
      folder.write("active/\(lease)", [UInt8](repeating: 7, count: 10_000))
    }
    // A plain file where a station should be is no station.
    folder.write("active/\(JobID())", [1])
    let spool = try folder.open()
    let now = try spool.renewLease()
    #expect(try spool.recover(at: now).isEmpty)
    #expect(try spool.recover(at: now.advanced(bySeconds: 31)).count == 1)
    #expect(folder.names("active").count == 2)
  }
}
