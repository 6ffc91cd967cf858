import Files
import Glibc
import ServiceSupport
import Spool
import Testing

@Suite("a copy of a spool that is served meanwhile")
struct SpoolBackupTests {
  private static let photos = (0..<9).map { "photo \($0)" }

  /// A spool with three cases of three photos each, and a folder for its copy.
  private final class Pair {
    let folder: TemporarySpool
    let copy: String

    init() throws {
      folder = try TemporarySpool(TemporarySpool.impatient)
      copy = folder.path + "-copy"
      for (number, photo) in SpoolBackupTests.photos.enumerated() {
        let kind = ["ktp", "kk", "rumah"][number % 3]
        folder.drop("GW-\(number / 3).\(kind).\(number).jpg", Array(photo.utf8))
      }
    }

    deinit { removeTree(copy) }

    @discardableResult
    func backUp(
      _ station: Station, interposer: ((SystemCall, RelativePath) -> Interference)? = nil
    ) throws -> SpoolBackup.Outcome {
      let mark = try station.tree.contents(of: .mark)
      let backup = try SpoolBackup(
        of: station, in: folder.path, to: copy, isSameSpool: { $0 == mark }, clock: clock,
        pause: { _ in })
      backup.targetGate.interposer = interposer
      return try backup.run()
    }

    /// A time in which what is waited for comes soon.
    private var seconds = 0.0
    /// How much of it goes by between two looks at the clock.
    var stepSeconds = 0.01
    private func clock() -> Double {
      seconds += stepSeconds
      return seconds
    }

    /// The originals in a spool's cases, and the serials of events in its outbox.
    func photos(in path: String) -> [String] {
      readTree(path + "/cases").filter { $0.key.contains("/original.") }
        .map { String(decoding: $0.value, as: UTF8.self) }.sorted()
    }
    func events(in path: String) -> [String] { listNames(path + "/outbox") }

    func serveCopy() throws {
      let tree = try SpoolTree(
        copy, kinds: TemporarySpool.kinds, limits: TemporarySpool.impatient)
      let station = Station(tree)
      #expect(PromptService(station).drain())
      try station.close()
      for place in ["new", "active", "deferred", "tmp"] {
        #expect(listNames("\(copy)/\(place)").isEmpty, "\(place)")
      }
    }
  }

  @Test(
    "whatever a service does between two calls of the copy, each photo is in it once",
    arguments: [1, 2, 3, 5, 8, 13, 40, 200])
  func live(every step: Int) throws {
    let pair = try Pair()
    let office = PromptService(try pair.folder.open(), workers: 1)
    try office.start()
    let station = try pair.folder.open()
    var calls = 0
    station.tree.gate.interposer = { _, _ in
      calls += 1
      if calls.isMultiple(of: step) {
        office.step()
      }
      return .proceed
    }
    let outcome = try pair.backUp(station)
    #expect(outcome.isLive && outcome.leftOut.isEmpty)
    let jobs = readTree(pair.copy + "/active")
    #expect(!jobs.isEmpty || listNames(pair.copy + "/active").isEmpty, "a service without a job")
    station.tree.gate.interposer = nil
    try pair.serveCopy()
    #expect(pair.photos(in: pair.copy) == Self.photos)
    // What both have answered, they have answered under the same serials.
    for _ in 0..<200 { office.step() }
    #expect(pair.photos(in: pair.folder.path) == Self.photos)
    let both = Set(pair.events(in: pair.copy) + pair.events(in: pair.folder.path))
    #expect(both.count == Self.photos.count, "\(both.count) serials")
  }

  @Test("a drop that is taken after its case was copied, and before the last was, has one serial")
  func takenMeanwhile() throws {
    let pair = try Pair()
    // Two cases between two looks at the spool: the first two come to their end before the third.
    pair.stepSeconds = 0.15
    let office = PromptService(try pair.folder.open(), workers: 1)
    try office.start()
    let station = try pair.folder.open()
    var isLast = false
    station.tree.gate.interposer = { call, place in
      if call == .open, place.description.hasPrefix("new/GW-2") { isLast = true }
      if isLast { office.step() }
      return .proceed
    }
    #expect(try pair.backUp(station).isLive)
    station.tree.gate.interposer = nil
    #expect(isLast)
    try pair.serveCopy()
    #expect(pair.photos(in: pair.copy) == Self.photos)
    let both = Set(pair.events(in: pair.copy) + pair.events(in: pair.folder.path))
    #expect(both.count == Self.photos.count, "\(both.count) serials")
  }

  @Test("of a spool that nobody serves the copy is the same, and answers nothing anew")
  func atRest() throws {
    let pair = try Pair()
    let first = try pair.folder.open()
    #expect(PromptService(first).drain())
    try first.close()
    let told = Set(pair.events(in: pair.folder.path))
    pair.folder.drop("GW-7.ktp.a.jpg", Array("later".utf8))
    let outcome = try pair.backUp(try pair.folder.open())
    #expect(!outcome.isLive && outcome.cases == 3 && outcome.underway == 1)
    let own = pair.folder.contents().filter { !$0.key.hasPrefix("reports/") }
      .filter { !$0.key.hasPrefix("index/") }
    #expect(readTree(pair.copy) == own)
    try pair.serveCopy()
    #expect(Set(pair.events(in: pair.copy)).subtracting(told).count == 1)
    #expect(pair.photos(in: pair.copy) == ["later"] + Self.photos)
  }

  @Test("a second run copies what is new, and takes away what is gone")
  func again() throws {
    let pair = try Pair()
    let station = try pair.folder.open()
    #expect(PromptService(station).drain())
    try station.close()
    _ = try pair.backUp(try pair.folder.open())
    let event = try #require(pair.events(in: pair.folder.path).first)
    _ = unsafe unlink("\(pair.folder.path)/outbox/\(event)")
    pair.folder.drop("GW-8.ktp.a.jpg", Array("later".utf8))
    let next = try pair.folder.open()
    #expect(PromptService(next).drain())
    try next.close()
    let outcome = try pair.backUp(try pair.folder.open())
    #expect(outcome.cases == 4 && outcome.underway == 0)
    #expect(pair.photos(in: pair.copy) == ["later"] + Self.photos)
    #expect(!pair.events(in: pair.copy).contains(event))
  }

  @Test("a copy that the disk has lost something of is none, and the next run copies all anew")
  func lost() throws {
    let pair = try Pair()
    let station = try pair.folder.open()
    #expect(PromptService(station).drain())
    try station.close()
    var written: [SystemCall: Int] = [:]
    func backUp(failing failed: SystemCall?) throws {
      written = [:]
      try pair.backUp(try pair.folder.open()) { call, _ in
        written[call, default: 0] += 1
        return call == failed ? .fail(EIO) : .proceed
      }
    }
    let error = #expect(throws: FileError.self) { try backUp(failing: .syncfs) }
    #expect(error?.errorNumber == EIO && error?.description.contains("syncfs") == true)
    #expect(written[.syncfs] == 1)
    #expect(throws: FileError.self) { try SpoolTree(pair.copy, kinds: TemporarySpool.kinds) }
    let all = try #require(written[.create])
    try backUp(failing: nil)
    #expect(written[.create] ?? 0 >= all - 1 && written[.syncfs] == 1)
    try backUp(failing: nil)
    #expect(written[.create] ?? 0 <= all - Self.photos.count)
    try pair.serveCopy()
    #expect(pair.photos(in: pair.copy) == Self.photos)
  }

  @Test("a folder that is something else, lies in the spool or was served since is refused")
  func refused() throws {
    let pair = try Pair()
    let station = try pair.folder.open()
    #expect(PromptService(station).drain())
    try station.close()
    func attempt(to path: String) throws {
      _ = try SpoolBackup(
        of: try pair.folder.open(), in: pair.folder.path, to: path, isSameSpool: { _ in true },
        clock: { 0 }, pause: { _ in }
      ).run()
    }
    #expect(throws: FileError.self) { try attempt(to: pair.folder.path + "/copy") }
    #expect(throws: FileError.self) { try attempt(to: pair.folder.path) }
    _ = unsafe mkdir(pair.copy, 0o700)
    writeFile(pair.copy + "/photo.jpg", [1])
    #expect(throws: FileError.self) { try attempt(to: pair.copy) }
    #expect(listNames(pair.copy) == ["photo.jpg"])
    removeTree(pair.copy)
    _ = try pair.backUp(try pair.folder.open())
    try pair.serveCopy()
    #expect(throws: FileError.self) { try pair.backUp(try pair.folder.open()) }
  }
}
