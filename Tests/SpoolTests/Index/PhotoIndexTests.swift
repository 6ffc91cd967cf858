import Files
import Glibc
import Spool
import TestSupport
import Testing

@Suite("The index of photos")
struct PhotoIndexTests {
  static func attempt(_ number: Int) -> Attempt {
    Attempt(caseID: "GW-\(number)", kind: "ktp", number: 1)
  }

  /// Keys of a photo: its own first, then some that are random, then one that all share.
  static func keys(_ number: Int) -> [UInt32] {
    var random = SplitMix64(seed: UInt64(number))
    return (0..<5).map { _ in UInt32.random(in: 0 ... .max, using: &random) } + [7]
  }

  static func found(_ index: PhotoIndex, _ number: Int, sure: Bool = false) throws -> [Attempt] {
    let keys = keys(number)
    return try index.candidates(
      for: sure ? [] : Array(keys[1...]), sure: sure ? keys[0] : nil, limit: 4
    ).map(\.attempt)
  }

  @Test("a photo is found by two of its keys, or by the one that is its own; a chance key is none")
  func finds() throws {
    let folder = try TemporarySpool()
    let index = PhotoIndex(try folder.open(), photosMaximum: 1000)
    for number in 1...300 { try index.add(Self.attempt(number), keys: Self.keys(number)) }
    for number in [1, 17, 300] {
      #expect(try Self.found(index, number).first == Self.attempt(number))
      #expect(try Self.found(index, number, sure: true) == [Self.attempt(number)])
    }
    #expect(try Self.found(index, 301).isEmpty)
    let two = Array(Self.keys(5)[2...3])
    #expect(
      try index.candidates(for: two, sure: nil, limit: 4).map(\.attempt) == [Self.attempt(5)])
    #expect(try index.candidates(for: [two[0]], sure: nil, limit: 4).isEmpty)
  }

  @Test("what is forgotten is gone from the disk, for a running service too; the others stay")
  func forgets() throws {
    let folder = try TemporarySpool()
    let spool = try folder.open()
    let index = PhotoIndex(spool, photosMaximum: 1000)
    for number in 1...5 { try index.add(Self.attempt(number), keys: Self.keys(number)) }
    try PhotoIndex.forget(on: spool.tree) { [Self.attempt(2), Self.attempt(5)].contains($0) }
    let fresh = PhotoIndex(try folder.open(), photosMaximum: 1000)
    try fresh.catchUp()
    for index in [index, fresh] {
      for number in [2, 5] { #expect(try Self.found(index, number, sure: true).isEmpty) }
      for number in [1, 3, 4] {
        #expect(try Self.found(index, number, sure: true) == [Self.attempt(number)])
      }
    }
    let bytes = try folder.names("index").flatMap { try #require(folder.read("index/\($0)")) }
    #expect(bytes.count == 5 * IndexRecord.byteCount)
    let record = IndexRecord(Self.attempt(2), keys: Self.keys(2)).bytes
    #expect(Array(bytes[IndexRecord.byteCount..<2 * IndexRecord.byteCount]) != record)
    #expect(contains(bytes, Array("GW-4".utf8)) && !contains(bytes, Array("GW-2".utf8)))
    try index.add(Self.attempt(6), keys: Self.keys(6))
    try fresh.catchUp()
    #expect(try Self.found(fresh, 6) == [Self.attempt(6)])
  }

  private func contains(_ bytes: [UInt8], _ part: [UInt8]) -> Bool {
    bytes.indices.contains { bytes[$0...].starts(with: part) }
  }

  @Test("what is known is not added again, and a second service reads it all")
  func shared() throws {
    let folder = try TemporarySpool()
    let (one, other) = (
      PhotoIndex(try folder.open(), photosMaximum: 1000),
      PhotoIndex(try folder.open(), photosMaximum: 1000)
    )
    for number in 1...3 { try one.add(Self.attempt(number), keys: Self.keys(number)) }
    try one.add(Self.attempt(2), keys: Self.keys(2))
    #expect(one.photoCount == 3)
    try other.catchUp()
    try other.add(Self.attempt(3), keys: Self.keys(3))
    try other.add(Self.attempt(4), keys: Self.keys(4))
    #expect(other.photoCount == 4)
    try one.catchUp()
    #expect(try Self.found(one, 4) == [Self.attempt(4)])
    #expect(folder.names("index").count == 2)
    let third = PhotoIndex(try folder.open(), photosMaximum: 1000)
    try third.catchUp()
    for number in 1...4 { #expect(try Self.found(third, number) == [Self.attempt(number)]) }
  }

  @Test("a photo whose own key many have is added after a look at few of them")
  func common() throws {
    let folder = try TemporarySpool()
    let spool = try folder.open()
    let index = PhotoIndex(spool, photosMaximum: 1000)
    func add(_ number: Int, like other: Int? = nil) throws {
      try index.add(Self.attempt(number), keys: [9] + Self.keys(other ?? number)[1...])
    }
    for number in 1...300 { try add(number) }
    var opened = 0
    spool.tree.gate.interposer = { call, place in
      if call == .open, place.description.hasPrefix("index/") { opened += 1 }
      return .proceed
    }
    try add(301)
    #expect(opened < 5)
    spool.tree.gate.interposer = nil
    try add(5)
    #expect(index.photoCount == 301)
    // Other bytes: the case was removed by hand, and begun anew.
    try index.add(Self.attempt(5), keys: Self.keys(999))
    #expect(index.photoCount == 302)
  }

  @Test("a record that its writer was stopped in hides nothing but itself")
  func torn() throws {
    let folder = try TemporarySpool()
    let index = PhotoIndex(try folder.open(), photosMaximum: 1000)
    for number in 1...3 { try index.add(Self.attempt(number), keys: Self.keys(number)) }
    let name = "index/\(try #require(folder.names("index").first))"
    var bytes = try #require(folder.read(name))
    bytes[2 * IndexRecord.byteCount + 10] ^= 1
    folder.write(name, bytes)
    let read = PhotoIndex(try folder.open(), photosMaximum: 1000)
    try read.catchUp()
    #expect(!read.mustBeBuilt && folder.read(name) == bytes)
    for number in 1...2 { #expect(try Self.found(read, number) == [Self.attempt(number)]) }
    #expect(try Self.found(read, 3).isEmpty)
  }

  @Test("beyond the limit the oldest file goes, and it is said")
  func limit() throws {
    let folder = try TemporarySpool()
    for number in 1...3 {
      // Each service writes a file of its own, named by the millisecond it was made in.
      usleep(2000)
      let index = PhotoIndex(try folder.open(), photosMaximum: 1000)
      try index.catchUp()
      for k in 0..<10 {
        try index.add(Self.attempt(10 * number + k), keys: Self.keys(10 * number + k))
      }
    }
    let small = PhotoIndex(try folder.open(), photosMaximum: 25)
    try small.catchUp()
    #expect(small.takeDropped() == 1 && small.takeDropped() == 0)
    #expect(small.photoCount == 20 && folder.names("index").count == 2)
    #expect(try Self.found(small, 15).isEmpty)
    #expect(try Self.found(small, 25) == [Self.attempt(25)])
  }

  @Test("photos added are durable by one fsync; where it fails, all are written to another file")
  func sync() throws {
    let folder = try TemporarySpool(TemporarySpool.impatient)
    let spool = try folder.open()
    let index = PhotoIndex(spool, photosMaximum: 1000)
    var syncs: [String] = []
    spool.tree.gate.interposer = { call, place in
      if call == .fsync { syncs.append(place.description) }
      return call == .fsync && syncs.count == 2 ? .fail(EIO) : .proceed
    }
    // A new file's name is durable before it is used.
    for number in 1...3 { try index.add(Self.attempt(number), keys: Self.keys(number)) }
    #expect(syncs == ["index"])
    #expect(try Self.found(index, 2) == [Self.attempt(2)])
    try index.sync()
    #expect(try Self.found(index, 2) == [Self.attempt(2)])
    try index.add(Self.attempt(2), keys: Self.keys(2))
    try index.sync()
    try index.sync()
    #expect(syncs.filter { $0.hasPrefix("index/") }.count == 2)
    #expect(Set(syncs.filter { $0.hasPrefix("index/") }).count == 2)
    for name in folder.names("index") where syncs[1].hasSuffix(name) {
      _ = unsafe unlink("\(folder.path)/index/\(name)")
    }
    let fresh = PhotoIndex(try folder.open(), photosMaximum: 1000)
    try fresh.catchUp()
    #expect(fresh.photoCount == 3)
    for number in 1...3 { #expect(try Self.found(fresh, number) == [Self.attempt(number)]) }
  }

  @Test("it asks to be built when it is empty, or when building it was interrupted")
  func building() throws {
    let folder = try TemporarySpool()
    let index = PhotoIndex(try folder.open(), photosMaximum: 10)
    #expect(index.needsBuilding() && !index.mustBeBuilt)
    #expect(try index.beginBuilding())
    try index.add(Self.attempt(1), keys: Self.keys(1))
    #expect(index.needsBuilding())
    try index.sync()
    index.endBuilding(isWhole: false)
    #expect(index.needsBuilding())
    index.endBuilding(isWhole: true)
    #expect(!index.needsBuilding())
  }

  @Test("a packed table finds what a growing one does")
  func packed() throws {
    let folder = try TemporarySpool()
    let index = PhotoIndex(try folder.open(), photosMaximum: 10_000)
    for number in 1...600 { try index.add(Self.attempt(number), keys: Self.keys(number)) }
    // Another one packs it as it reads.
    let packed = PhotoIndex(try folder.open(), photosMaximum: 10_000)
    try packed.catchUp()
    #expect(packed.byteCount < index.byteCount)
    for number in 1...600 {
      #expect(try Self.found(packed, number) == Self.found(index, number))
    }
  }

  @Test("a file that was packed goes on growing, for its writer may be another service that lives")
  func growsOn() throws {
    let folder = try TemporarySpool()
    let index = PhotoIndex(try folder.open(), photosMaximum: 10_000)
    for number in 1...300 { try index.add(Self.attempt(number), keys: Self.keys(number)) }
    let other = PhotoIndex(try folder.open(), photosMaximum: 10_000)
    try other.catchUp()
    for number in 301...305 { try index.add(Self.attempt(number), keys: Self.keys(number)) }
    try other.catchUp()
    for number in [1, 300, 301, 305] {
      #expect(try Self.found(other, number) == [Self.attempt(number)])
    }
  }
}
