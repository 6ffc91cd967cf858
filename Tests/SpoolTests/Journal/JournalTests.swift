import Files
import Glibc
import Spool
import Testing

@Suite("the journal, whatever its folder is like")
struct JournalTests {
  private static let day = "2020-03-24"

  /// A spool whose dead services are seen to be dead at once.
  private static var limits: SpoolLimits {
    var limits = TemporarySpool.impatient
    limits.leaseSeconds = -1
    return limits
  }

  /// The lines of all files of the journal, by file.
  private func files(_ folder: TemporarySpool) -> [String: [String]] {
    var files: [String: [String]] = [:]
    for name in folder.names("journal") {
      let text = String(decoding: folder.read("journal/\(name)") ?? [], as: UTF8.self)
      files[name] = text.split(separator: "\n").map(String.init)
    }
    return files
  }

  /// Every line of the journal, as a reader is given them.
  private func read(_ folder: TemporarySpool) throws -> [String] {
    let spool = try folder.open()
    var lines: [String] = []
    for file in spool.tree.journalFiles().files {
      try spool.tree.forEachLine(of: file) { lines.append(String(decoding: $0, as: UTF8.self)) }
    }
    return lines
  }

  private func waiting(_ folder: TemporarySpool) -> [String] {
    folder.names("active").flatMap { folder.names("active/\($0)") }
      .filter { $0.hasSuffix(".unwritten") }
  }

  /// Puts a file where the journal's folder is, and the folder back.
  private func breakJournal(_ folder: TemporarySpool) {
    rename("\(folder.path)/journal", "\(folder.path)/aside")
    folder.write("journal", [])
  }

  private func mendJournal(_ folder: TemporarySpool) {
    _ = unsafe unlink("\(folder.path)/journal")
    rename("\(folder.path)/aside", "\(folder.path)/journal")
  }

  @Test("lines that cannot be written wait in the station and are written later, in their order")
  func waits() throws {
    let folder = try TemporarySpool(Self.limits)
    let spool = try folder.open()
    try spool.journal(day: Self.day, "one")
    breakJournal(folder)
    for line in ["two", "three"] { try spool.journal(day: Self.day, line) }
    #expect(spool.journalFailure?.errorNumber == ENOTDIR)
    #expect(waiting(folder).count == 1)
    spool.flushJournal()
    #expect(spool.journalFailure != nil && waiting(folder).count == 1)
    mendJournal(folder)
    // The folder is well again, but the others are still before it.
    try spool.journal(day: Self.day, "four")
    #expect(files(folder).values.map(\.self) == [["one"]])
    #expect(try read(folder) == ["one", "two", "three", "four"])
    spool.flushJournal()
    #expect(spool.journalFailure == nil && waiting(folder) == [])
    try spool.journal(day: Self.day, "five")
    let lines = ["one", "two", "three", "four", "five"]
    #expect(files(folder).values.map(\.self) == [lines])
    #expect(try read(folder) == lines)
    try spool.close()
    #expect(folder.names("active") == [])
  }

  @Test("lines of two days that wait find each their own file")
  func days() throws {
    let folder = try TemporarySpool(Self.limits)
    let spool = try folder.open()
    breakJournal(folder)
    try spool.journal(day: "2020-03-23", "late")
    try spool.journal(day: "2020-03-24", "early")
    try spool.journal(day: "2020-03-24", "next")
    mendJournal(folder)
    try spool.close()
    let files = files(folder)
    #expect(files.keys.map { $0.prefix(10) }.sorted() == ["2020-03-23", "2020-03-24"])
    #expect(files.sorted { $0.key < $1.key }.map(\.value) == [["late"], ["early", "next"]])
  }

  @Test("the folder itself is made anew where it is gone")
  func gone() throws {
    let folder = try TemporarySpool(Self.limits)
    let spool = try folder.open()
    _ = unsafe rmdir("\(folder.path)/journal")
    try spool.journal(day: Self.day, "one")
    spool.flushJournal()
    #expect(files(folder).values.map(\.self) == [["one"]])
  }

  @Test("only where the station cannot be written either does a line fail, and it harms no other")
  func nowhere() throws {
    let folder = try TemporarySpool(Self.limits)
    let spool = try folder.open()
    try spool.journal(day: Self.day, "one")
    var fails = true
    spool.tree.gate.interposer = { call, _ in fails && call == .write ? .fail(ENOSPC) : .proceed }
    #expect(throws: FileError.self) { try spool.journal(day: Self.day, "lost") }
    fails = false
    try spool.journal(day: Self.day, "two")
    spool.flushJournal()
    #expect(spool.journalFailure == nil && waiting(folder) == [])
    #expect(files(folder).values.map(\.self) == [["one", "two"]])
  }

  @Test("a line that was torn is made whole and swallows none", arguments: [true, false])
  func torn(canWait: Bool) throws {
    let folder = try TemporarySpool(Self.limits)
    let spool = try folder.open()
    try spool.journal(day: Self.day, "one")
    var writes = 0
    spool.tree.gate.interposer = { call, place in
      guard call == .write, writes < 3 else { return .proceed }
      writes += 1
      if place.description.hasPrefix("active") { return canWait ? .proceed : .fail(ENOSPC) }
      return writes == 1 ? .short : .fail(ENOSPC)
    }
    if canWait {
      try spool.journal(day: Self.day, "two")
    } else {
      #expect(throws: FileError.self) { try spool.journal(day: Self.day, "two") }
    }
    spool.tree.gate.interposer = nil
    try spool.journal(day: Self.day, "three")
    spool.flushJournal()
    #expect(
      files(folder).values.map(\.self)
        == [canWait ? ["one", "two", "three"] : ["one", "t", "three"]])
  }

  @Test("the same line twice stands there twice, though one of them had to wait")
  func sameLine() throws {
    let folder = try TemporarySpool(Self.limits)
    let spool = try folder.open()
    try spool.journal(day: Self.day, "same")
    breakJournal(folder)
    try spool.journal(day: Self.day, "same")
    mendJournal(folder)
    #expect(try read(folder) == ["same", "same"])
    spool.flushJournal()
    #expect(try read(folder) == ["same", "same"])
  }

  @Test("another service takes along what waits, and a station is kept as long as it holds it")
  func takenOver() throws {
    let folder = try TemporarySpool(Self.limits)
    let (dead, other) = (try folder.open(), try folder.open())
    breakJournal(folder)
    try dead.journal(day: Self.day, "one")
    try dead.journal(day: Self.day, "two")
    // As a command that ends: nothing can be written, so everything stays.
    try dead.close()
    #expect(waiting(folder).count == 1)
    _ = try other.recover(at: other.renewLease())
    #expect(waiting(folder).count == 1 && folder.names("active").count == 2)
    // Found again in its own station it is no junk.
    _ = try other.recover(at: other.renewLease())
    try other.journal(day: Self.day, "mine")
    try other.close()
    #expect(waiting(folder).count == 2)
    mendJournal(folder)
    let third = try folder.open()
    _ = try third.recover(at: third.renewLease())
    third.flushJournal()
    try third.close()
    #expect(waiting(folder) == [] && folder.names("active") == [])
    #expect(Set(files(folder).values.map(\.self)) == [["one", "two"], ["mine"]])
  }

  @Test("a file of another's lines that finds no place keeps this service's own waiting no longer")
  func stuck() throws {
    let folder = try TemporarySpool(Self.limits)
    let dead = try folder.open()
    breakJournal(folder)
    try dead.journal(day: Self.day, "one")
    mendJournal(folder)
    let name = try #require(waiting(folder).first).split(separator: ".").prefix(2)
    let target = "\(folder.path)/journal/\(name.joined(separator: ".")).log"
    _ = unsafe mkdir(target, 0o700)
    let other = try folder.open()
    _ = try other.recover(at: other.renewLease())
    other.flushJournal()
    #expect(other.journalFailure != nil)
    try other.journal(day: Self.day, "mine")
    #expect(files(folder).values.contains(["mine"]))
    _ = unsafe rmdir(target)
    other.flushJournal()
    #expect(other.journalFailure == nil)
    #expect(Set(files(folder).values.map(\.self)) == [["one"], ["mine"]])
  }

  @Test("killed at any call, each line that was written stands in the journal once, in its order")
  func kill() throws {
    var calls = Int.max
    var call = 0
    while call < calls {
      let folder = try TemporarySpool(Self.limits)
      let (count, written) = try writeBadly(folder, stopAt: call)
      if count <= call { calls = call }
      // Whoever reads before anybody has carried it on is told all of it.
      var lines = try read(folder)
      for round in 1...2 {
        #expect(lines.filter(written.contains) == written, "killed at \(call): \(lines) \(round)")
        #expect(Set(lines).count == lines.count, "killed at \(call): \(lines), round \(round)")
        let next = try folder.open()
        _ = try next.recover(at: next.renewLease())
        try next.close()
        lines = files(folder).values.flatMap(\.self)
      }
      guard folder.names("active") == [] else {
        Issue.record("killed at call \(call): \(folder.names("active"))")
        return
      }
      call += 1
    }
    #expect(call > 30)
  }

  /// Writes lines while the journal fails now and then, until it is killed.
  ///
  /// - Returns: How many calls were made, and the lines that were said to be written.
  private func writeBadly(_ folder: TemporarySpool, stopAt stop: Int) throws -> (Int, [String]) {
    final class Counter { var calls = 0, fails = false }
    let counter = Counter()
    let spool = try folder.open()
    _ = try spool.renewLease()
    spool.tree.gate.interposer = { call, place in
      counter.calls += 1
      if counter.calls > stop { return .stop }
      guard counter.fails, place.description.hasPrefix("journal/") else { return .proceed }
      return call == .write ? .fail(EIO) : .proceed
    }
    var written: [String] = []
    for (number, fails) in [false, true, true, false, true, false].enumerated() {
      counter.fails = fails
      do {
        try spool.journal(day: Self.day, "line \(number)")
        written.append("line \(number)")
        if number == 3 { spool.flushJournal() }
      } catch FileError.machine {
        break
      }
    }
    try? spool.close()
    return (counter.calls, written)
  }

  @Test(
    "with the power gone at any call, a line that waited stands in the journal once",
    arguments: [false, true])
  func powerCut(removesAtOnce: Bool) throws {
    var isCut = true
    var call = 0
    while isCut {
      let folder = try TemporarySpool(Self.limits)
      let spool = try folder.open()
      _ = try spool.renewLease()
      let disk = try FailingDisk(folder.path, cut: call, removesAtOnce: removesAtOnce)
      var fails = true
      spool.tree.gate.interposer = { call, place in
        if fails, place.description.hasPrefix("journal/") { return .fail(EIO) }
        return disk.answer(call, place)
      }
      var waited: [String] = []
      for line in ["one", "two", "three"] {
        guard (try? spool.journal(day: Self.day, line)) != nil else { break }
        waited.append(line)
      }
      fails = false
      spool.flushJournal()
      try? spool.close()
      isCut = disk.calls > call
      let left = try TemporarySpool(Self.limits)
      try disk.restore(to: left.path)
      let next = try left.open()
      _ = try next.recover(at: next.renewLease())
      try next.close()
      let lines = files(left).values.flatMap(\.self)
      #expect(lines.filter(waited.contains) == waited, "cut at \(call): \(lines)")
      #expect(Set(lines).count == lines.count, "cut at \(call): \(lines)")
      call += 1
    }
    #expect(call > 10)
  }

  @Test("what cannot be read of the journal is named, and the rest is given")
  func gaps() throws {
    let folder = try TemporarySpool(Self.limits)
    let spool = try folder.open()
    try spool.journal(day: Self.day, "one")
    let link = "\(folder.path)/journal/\(Self.day).\(JobID()).log"
    _ = unsafe symlink("/etc/passwd", link)
    _ = unsafe mkdir("\(folder.path)/journal/\(Self.day).\(JobID()).log", 0o700)
    let (files, gaps) = spool.tree.journalFiles()
    #expect(files.count == 3 && gaps.isEmpty)
    var (lines, failures) = ([String](), 0)
    for file in files {
      do {
        try spool.tree.forEachLine(of: file) { lines.append(String(decoding: $0, as: UTF8.self)) }
      } catch {
        failures += 1
      }
    }
    #expect(lines == ["one"] && failures == 2)
    breakJournal(folder)
    #expect(spool.tree.journalFiles().gaps.map(\.place) == ["journal"])
  }
}
