import Files
import Glibc
import ServiceSupport
import Spool
import Testing

@Suite("drops that are not what they should be")
struct HostileDropTests {
  /// Serves the folder and gives the reasons in quarantine.
  private func serve(_ folder: TemporarySpool) throws -> [String] {
    let spool = try folder.open()
    #expect(PromptService(spool).drain())
    try spool.close()
    return folder.names("quarantine").filter { $0.hasSuffix(".reason.json") }
      .compactMap { JudgedBytes.reason(folder.read("quarantine/\($0)") ?? []) }.sorted()
  }

  @Test(
    "links, FIFOs, sockets, devices and directories go to quarantine and nothing waits for them")
  func notFiles() throws {
    let folder = try TemporarySpool(TemporarySpool.impatient)
    let new = "\(folder.path)/new"
    writeFile("\(folder.path)/secret", Array("secret".utf8))
    _ = unsafe symlink("../secret", "\(new)/GW-1.ktp.jpg")
    _ = unsafe symlink("/dev/zero", "\(new)/GW-2.ktp.jpg")
    _ = unsafe mkfifo("\(new)/GW-3.ktp.jpg", 0o644)
    _ = unsafe mkdir("\(new)/GW-4.ktp.jpg", 0o755)
    writeFile("\(new)/GW-4.ktp.jpg/inner", [1])
    let expected = ["notAFile", "notAFile", "notAFile", "notAFile"]
    #expect(try serve(folder) == expected)
    #expect(folder.names("cases") == [])
    #expect(folder.read("secret") == Array("secret".utf8))
    #expect(folder.names("outbox").count == 4)
  }

  @Test("a file with a second name is judged from its copy, and the sender's name stays as it is")
  func hardLink() throws {
    let folder = try TemporarySpool(TemporarySpool.impatient)
    folder.write("tmp/mine", [1, 2, 3])
    let before = try folder.open().tree.gate.info(RelativePath("tmp/mine"))
    _ = unsafe link("\(folder.path)/tmp/mine", "\(folder.path)/new/GW-1.ktp.jpg")
    #expect(try serve(folder) == [])
    let gate = try folder.open().tree.gate
    let after = try gate.info(RelativePath("tmp/mine"))
    #expect(after?.links == 1 && after?.mode == before?.mode && after?.group == before?.group)
    let original = RelativePath("cases/GW-1/ktp/original.jpg")
    #expect(try gate.info(original)?.inode != after?.inode)
    // What the sender does to its own name reaches nobody.
    folder.write("tmp/mine", [9])
    #expect(folder.read("cases/GW-1/ktp/original.jpg") == [1, 2, 3])
  }

  @Test(
    "a name of hostile bytes is quarantined and shown escaped",
    arguments: [
      Array("GW-1.ktp.jpg\u{1b}[2J.x".utf8), Array("a\nb".utf8), [0xff, 0xfe, 0x2e],
      Array("-rf.jpg".utf8), Array("\u{202e}gpj.ptk.1-WG".utf8),
      [UInt8](repeating: UInt8(ascii: "x"), count: 255),
      Array("<img src=x onerror=alert(1)>.jpg".utf8), Array("..".utf8) + [0x2e],
    ] as [[UInt8]])
  func names(bytes: [UInt8]) throws {
    let folder = try TemporarySpool(TemporarySpool.impatient)
    folder.write("tmp/x", [9])
    let target = "\(folder.path)/new/".utf8.map { CChar(bitPattern: $0) }
    let raw = target + bytes.map { CChar(bitPattern: $0) } + [0]
    _ = unsafe Glibc.rename("\(folder.path)/tmp/x", raw)
    if bytes.first == UInt8(ascii: ".") {
      #expect(try serve(folder) == [])
      #expect(folder.names("new").count == 1)
    } else {
      #expect(try serve(folder) == ["badName"])
      #expect(folder.names("new") == [])
    }
  }

  @Test("a drop that the service may not read is rejected as such")
  func notReadable() throws {
    let folder = try TemporarySpool(TemporarySpool.impatient)
    folder.drop("GW-1.ktp.jpg", [1])
    let spool = try folder.open()
    // The tests may run as root, who may read everything: the refusal is played.
    spool.tree.gate.interposer = { call, place in
      call == .open && place.description.hasSuffix("/in") ? .fail(EACCES) : .proceed
    }
    #expect(PromptService(spool).drain())
    let reasons = folder.names("quarantine").filter { $0.hasSuffix(".json") }
    let reason = folder.read("quarantine/\(reasons.first ?? "")") ?? []
    #expect(JudgedBytes.reason(reason) == "notReadable")
  }

  @Test("what cannot be moved stays, and the others are served")
  func stuck() throws {
    let folder = try TemporarySpool(TemporarySpool.impatient)
    folder.drop("GW-1.ktp.jpg", [1])
    folder.drop("GW-2.ktp.jpg", [2])
    let spool = try folder.open()
    let blocked = EntryName("GW-1.ktp.jpg")
    let inbox = Inbox(spool, isWatching: false)
    let now = try spool.renewLease()
    var outcomes: [String] = []
    for drop in try inbox.next(9, at: 0) {
      spool.tree.gate.interposer = { call, _ in
        call == .rename && drop.name == blocked ? .fail(EACCES) : .proceed
      }
      switch try spool.claim([drop], at: now)[0] {
      case .job: outcomes.append("job")
      case .gone: outcomes.append("gone")
      case .stuck(let failure): outcomes.append(failure.description)
      case .failed(let error): throw error
      }
    }
    #expect(outcomes.count == 2 && outcomes.contains("job"))
    #expect(outcomes.contains { $0.hasSuffix("Permission denied") && !$0.contains("GW-1") })
    #expect(folder.names("new") == ["GW-1.ktp.jpg"])
  }

  @Test("a sender's open descriptor reaches neither the judged copy nor the original")
  func openDescriptor() throws {
    let folder = try TemporarySpool(TemporarySpool.impatient)
    folder.drop("GW-1.ktp.jpg", Array("good".utf8))
    let sender = unsafe Glibc.open("\(folder.path)/new/GW-1.ktp.jpg", O_WRONLY)
    defer { close(sender) }
    #expect(try serve(folder) == [])
    _ = unsafe Glibc.write(sender, "evil", 4)
    #expect(folder.read("cases/GW-1/ktp/original.jpg") == Array("good".utf8))
  }

  @Test("the judged copy can be neither written, grown nor shrunk")
  func sealed() throws {
    let folder = try TemporarySpool(TemporarySpool.impatient)
    folder.drop("GW-1.ktp.jpg", Array("good".utf8))
    let spool = try folder.open()
    let now = try spool.renewLease()
    guard let drop = try Inbox(spool, isWatching: false).next(1, at: 0).first,
      case .job(let job) = try spool.claim([drop], at: now)[0],
      case .photo(let bytes) = try job.load()
    else {
      Issue.record("the photo could not be claimed")
      return
    }
    #expect(unsafe Glibc.pwrite(bytes.fileDescriptor, "x", 1, 0) < 0)
    #expect(ftruncate(bytes.fileDescriptor, 0) < 0)
    #expect(ftruncate(bytes.fileDescriptor, 100) < 0)
    #expect(bytes.count == 4)
  }
}
