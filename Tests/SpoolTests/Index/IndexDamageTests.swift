import Files
import Glibc
import ServiceSupport
import Spool
import Testing

@Suite("an index of photos that is damaged, or cannot be written")
struct IndexDamageTests {
  typealias Photos = PhotoIndexTests

  enum Damage: CaseIterable {
    case middleRecord, extraBytes, randomBytes, folder, link, empty
  }

  private static var limits: SpoolLimits {
    var limits = TemporarySpool.impatient
    limits.leaseSeconds = -1
    return limits
  }

  /// A spool whose index is two files: of photos 1…3, then of 4 and 5.
  private func indexed() throws -> (TemporarySpool, files: [String]) {
    let folder = try TemporarySpool(Self.limits)
    for numbers in [1...3, 4...5] {
      usleep(2000)
      let spool = try folder.open()
      let index = PhotoIndex(spool, photosMaximum: 1000)
      for number in numbers { try index.add(Photos.attempt(number), keys: Photos.keys(number)) }
      try index.sync()
    }
    return (folder, folder.names("index"))
  }

  private func apply(_ damage: Damage, to name: String, of folder: TemporarySpool) throws {
    let path = "\(folder.path)/index/\(name)"
    var bytes = try #require(folder.read("index/\(name)"))
    switch damage {
    case .middleRecord:
      bytes[170] ^= 1
      writeFile(path, bytes)
    case .extraBytes: writeFile(path, bytes + bytes.prefix(50))
    case .randomBytes: writeFile(path, (0..<77).map { UInt8($0 * 7 % 251) })
    case .folder:
      _ = unsafe unlink(path)
      _ = unsafe mkdir(path, 0o700)
    case .link:
      _ = unsafe unlink(path)
      _ = unsafe symlink("/etc/passwd", path)
    case .empty: writeFile(path, [])
    }
  }

  /// Builds the index again, as a service does from the verdicts.
  private func rebuild(_ index: PhotoIndex) throws {
    #expect(index.needsBuilding())
    #expect(try index.beginBuilding())
    for number in 1...5 { try index.add(Photos.attempt(number), keys: Photos.keys(number)) }
    try index.sync()
    index.endBuilding(isWhole: true)
    #expect(!index.needsBuilding())
  }

  private func expectAllFound(_ index: PhotoIndex) throws {
    for number in 1...5 {
      #expect(try Photos.found(index, number) == [Photos.attempt(number)], "photo \(number)")
    }
  }

  @Test(
    "a damaged file is noticed at the start, said once, and its photos are found again",
    arguments: Damage.allCases.filter { $0 != .empty })
  func atStart(damage: Damage) throws {
    let (folder, files) = try indexed()
    try apply(damage, to: files[0], of: folder)
    let spool = try folder.open()
    let index = PhotoIndex(spool, photosMaximum: 1000)
    try index.catchUp()
    let findings = index.takeFindings()
    #expect(findings.count == 1 && findings.first?.place == "index/\(files[0])")
    #expect(index.mustBeBuilt && folder.names("index").contains("rebuilding"))
    #expect(!folder.names("index").contains(files[0]))
    // What is well goes on.
    for number in 4...5 { #expect(try Photos.found(index, number) == [Photos.attempt(number)]) }
    try index.catchUp()
    try rebuild(index)
    try index.catchUp()
    #expect(index.takeFindings() == [] && !index.mustBeBuilt)
    try expectAllFound(index)
    let fresh = PhotoIndex(try folder.open(), photosMaximum: 1000)
    try fresh.catchUp()
    #expect(!fresh.needsBuilding())
    try expectAllFound(fresh)
  }

  @Test("damage to a file that is known, or its loss, is noticed too", arguments: Damage.allCases)
  func running(damage: Damage) throws {
    let (folder, files) = try indexed()
    let spool = try folder.open()
    let index = PhotoIndex(spool, photosMaximum: 1000)
    try index.catchUp()
    #expect(!index.needsBuilding())
    try apply(damage, to: files[1], of: folder)
    if damage == .middleRecord { _ = try Photos.found(index, 5) }
    try index.catchUp()
    #expect(index.mustBeBuilt)
    try rebuild(index)
    try expectAllFound(index)
  }

  @Test(
    "a file that another service dropped for the limit is no damage, the loss of a later one is")
  func dropped() throws {
    let (folder, files) = try indexed()
    for (name, isDamage) in zip(files, [false, true]) {
      let index = PhotoIndex(try folder.open(), photosMaximum: 1000)
      try index.catchUp()
      rename("\(folder.path)/index/\(name)", "\(folder.path)/tmp/\(name)")
      try index.catchUp()
      #expect(index.mustBeBuilt == isDamage)
      rename("\(folder.path)/tmp/\(name)", "\(folder.path)/index/\(name)")
    }
  }

  @Test("this service's own file, cut behind its back, is noticed as well")
  func ownFile() throws {
    let folder = try TemporarySpool(Self.limits)
    let index = PhotoIndex(try folder.open(), photosMaximum: 1000)
    for number in 1...5 { try index.add(Photos.attempt(number), keys: Photos.keys(number)) }
    try index.sync()
    try index.catchUp()
    #expect(!index.mustBeBuilt)
    let name = "index/\(try #require(folder.names("index").first))"
    folder.write(name, Array(try #require(folder.read(name)).prefix(2 * IndexRecord.byteCount)))
    try index.catchUp()
    #expect(index.mustBeBuilt)
    try rebuild(index)
    try expectAllFound(index)
  }

  @Test(
    "a file that cannot be read is removed, one that cannot be removed is passed over, said once")
  func unreadable() throws {
    for canRemove in [true, false] {
      let (folder, files) = try indexed()
      let spool = try folder.open()
      spool.tree.gate.interposer = { call, place in
        guard place.description.hasSuffix(files[0]) else { return .proceed }
        if call == .open { return .fail(EACCES) }
        return call == .unlink && !canRemove ? .fail(EPERM) : .proceed
      }
      let index = PhotoIndex(spool, photosMaximum: 1000)
      for _ in 1...3 { try index.catchUp() }
      #expect(index.takeFindings().count == 1 && index.mustBeBuilt)
      #expect(folder.names("index").contains(files[0]) != canRemove)
      try rebuild(index)
      try index.catchUp()
      #expect(!index.mustBeBuilt && index.takeFindings() == [])
      try expectAllFound(index)
    }
  }

  @Test("want of descriptors is no damage", arguments: [EMFILE, ENFILE, ENOMEM])
  func shortage(number: Int32) throws {
    let (folder, files) = try indexed()
    let spool = try folder.open()
    spool.tree.gate.interposer = { call, _ in call == .open ? .fail(number) : .proceed }
    let index = PhotoIndex(spool, photosMaximum: 1000)
    #expect(throws: FileError.self) { try index.catchUp() }
    spool.tree.gate.interposer = nil
    try index.catchUp()
    #expect(!index.mustBeBuilt && index.takeFindings() == [] && folder.names("index") == files)
    try expectAllFound(index)
  }

  @Test("what is none of the service's in index/ is said once and left alone")
  func foreign() throws {
    let (folder, files) = try indexed()
    folder.write("index/notes", [1])
    _ = unsafe mkdir("\(folder.path)/index/photos-old", 0o700)
    let index = PhotoIndex(try folder.open(), photosMaximum: 1000)
    for _ in 1...2 { try index.catchUp() }
    #expect(index.takeFindings().map(\.place) == ["index/notes", "index/photos-old"])
    #expect(!index.mustBeBuilt && folder.names("index").count == files.count + 2)
    try expectAllFound(index)
    try PhotoIndex.forget(on: folder.tree()) { $0 == Photos.attempt(1) }
    #expect(try Photos.found(index, 1, sure: true).isEmpty)
  }

  @Test("while it cannot be written photos are found all the same, and written when it can be")
  func unwritable() throws {
    let (folder, files) = try indexed()
    let spool = try folder.open()
    let index = PhotoIndex(spool, photosMaximum: 1000)
    try index.catchUp()
    var fails = true
    spool.tree.gate.interposer = { call, place in
      fails && call.isMutating && place.description.hasPrefix("index") ? .fail(EACCES) : .proceed
    }
    for number in 6...8 {
      try index.add(Photos.attempt(number), keys: Photos.keys(number))
      try index.sync()
      #expect(try Photos.found(index, number) == [Photos.attempt(number)])
    }
    #expect(index.takeFindings().map(\.place) == ["index"])
    #expect(folder.names("index") == files && notes(folder) == ["unindexed"])
    fails = false
    try index.sync()
    #expect(index.takeFindings().map(\.what) == ["can be written again"])
    #expect(notes(folder) == [] && !index.mustBeBuilt)
    let fresh = PhotoIndex(try folder.open(), photosMaximum: 1000)
    try fresh.catchUp()
    for number in 6...8 { #expect(try Photos.found(fresh, number) == [Photos.attempt(number)]) }
    try spool.close()
    #expect(folder.names("active") == [])
  }

  /// What stands in the stations that is no job.
  private func notes(_ folder: TemporarySpool) -> [String] {
    folder.names("active").flatMap { folder.names("active/\($0)") }
  }

  @Test("a service that ends with photos unwritten leaves word, and the next one builds the index")
  func endsUnwritten() throws {
    let (folder, _) = try indexed()
    let ending = try folder.open()
    ending.tree.gate.interposer = { call, place in
      call.isMutating && place.description.hasPrefix("index") ? .fail(EACCES) : .proceed
    }
    let dead = PhotoIndex(ending, photosMaximum: 1000)
    try dead.catchUp()
    try dead.add(Photos.attempt(6), keys: Photos.keys(6))
    try dead.sync()
    #expect(notes(folder) == ["unindexed"])
    let spool = try folder.open()
    let index = PhotoIndex(spool, photosMaximum: 1000)
    try index.catchUp()
    #expect(!index.needsBuilding())
    _ = try spool.recover(at: spool.renewLease())
    #expect(index.mustBeBuilt && notes(folder) == ["unindexed"])
    #expect(try index.beginBuilding())
    #expect(!index.mustBeBuilt && notes(folder) == [])
    #expect(folder.names("index").contains("rebuilding"))
    try index.sync()
    index.endBuilding(isWhole: true)
    #expect(!index.needsBuilding())
    try spool.close()
  }

  @Test("a service that lives for a moment builds what the last one left word of, and ends clean")
  func shortLived() throws {
    let folder = try TemporarySpool(SweepScenario.limits)
    folder.drop("GW-1.ktp.jpg", Array("photo".utf8))
    let ending = try folder.open()
    ending.tree.gate.interposer = { call, place in
      call.isMutating && place.description.hasPrefix("index/photos") ? .fail(EACCES) : .proceed
    }
    #expect(PromptService(ending).drain())
    try ending.close()
    #expect(notes(folder) == ["unindexed"])
    let next = try folder.open()
    #expect(PromptService(next).drain())
    try next.close()
    #expect(folder.names("active") == [])
    let index = PhotoIndex(try folder.open(), photosMaximum: 1000)
    try index.catchUp()
    #expect(index.photoCount == 1 && !index.needsBuilding())
  }

  @Test("where not even that word can be written the photos wait")
  func nowhere() throws {
    let folder = try TemporarySpool(Self.limits)
    let spool = try folder.open()
    _ = try spool.renewLease()
    let index = PhotoIndex(spool, photosMaximum: 1000)
    spool.tree.gate.interposer = { call, _ in call.isMutating ? .fail(ENOSPC) : .proceed }
    try index.add(Photos.attempt(1), keys: Photos.keys(1))
    #expect(throws: FileError.self) { try index.sync() }
    #expect(throws: FileError.self) { try index.beginBuilding() }
    spool.tree.gate.interposer = nil
    try index.sync()
    #expect(try Photos.found(index, 1) == [Photos.attempt(1)])
  }
}
