import Files
import Spool
import Testing

@Suite("whose turn it is")
struct FairQueueTests {
  private let kinds: Set<String> = ["ktp"]
  private let file: FileInfo

  init() throws {
    let folder = try TemporarySpool()
    folder.write("tmp/any", [])
    file = try #require(try folder.open().tree.gate.info(RelativePath("tmp/any")))
  }

  private func drop(_ caseID: String, _ token: Int, changed: Int, owner: UInt32 = 1) -> Drop {
    var info = file
    info.changed = FileTime(nanoseconds: Int64(changed))
    info.owner = owner
    return Drop(
      name: EntryName("\(caseID).ktp.\(token).jpg"), info: info, wasRenamed: true, kinds: kinds,
      limits: SpoolLimits())
  }

  private func all(_ queue: FairQueue) -> [Drop] {
    var queue = queue
    return (0..<queue.count).compactMap { _ in queue.popFirst() }
  }

  @Test("a case with ten thousand drops keeps another's single one waiting for one of them")
  func flood() {
    let flood = (0..<10_000).map { drop("FLOOD", $0, changed: $0) }
    var queue = FairQueue(flood + [drop("GW-1", 0, changed: 20_000)])
    let first = (0..<2).compactMap { _ in queue.popFirst()?.caseID }
    #expect(first == ["FLOOD", "GW-1"])
    // One that comes later waits no longer, however far the flood was worked off.
    for _ in 0..<100 { _ = queue.popFirst() }
    queue.insert(drop("GW-2", 0, changed: 30_000))
    let next = (0..<2).compactMap { _ in queue.popFirst()?.caseID }
    #expect(next.contains("GW-2"))
    #expect(queue.count == 10_002 - 104)
  }

  @Test("a sender with a thousand cases keeps another sender's drop waiting for one of them")
  func senders() {
    let flood = (0..<1000).map { drop("FLOOD-\($0)", 0, changed: $0) }
    let order = all(FairQueue(flood + [drop("GW-1", 0, changed: 5000, owner: 2)]))
    #expect(order[1].caseID == "GW-1")
  }

  @Test("drops of different cases come oldest first, whatever order they were found in")
  func ages() {
    let drops = (0..<500).map { drop("GW-\($0)", 0, changed: $0) }
    #expect(all(FairQueue(drops.shuffled())) == drops)
  }

  @Test(
    "the order is that of the plain words: groups take turns, the one with the oldest head first")
  func twin() {
    func turns(_ groups: some Sequence<[Drop]>) -> [Drop] {
      var groups = Array(groups)
      var order: [Drop] = []
      while !groups.isEmpty {
        groups.sort {
          ($0.first?.info.changed.nanoseconds ?? 0) < ($1.first?.info.changed.nanoseconds ?? 0)
        }
        order += groups.compactMap(\.first)
        groups = groups.map { Array($0.dropFirst()) }.filter { !$0.isEmpty }
      }
      return order
    }
    for _ in 0..<50 {
      let drops = (0..<Int.random(in: 0...60)).map {
        drop(
          "GW-\(Int.random(in: 0..<6))", $0, changed: $0, owner: UInt32.random(in: 1...3))
      }
      let bySender = Dictionary(grouping: drops) { $0.info.owner }
      let expected = turns(
        bySender.values.map { turns(Dictionary(grouping: $0) { $0.caseID ?? "" }.values) })
      #expect(all(FairQueue(drops.shuffled())) == expected)
    }
  }
}
