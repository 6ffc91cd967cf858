import Spool

/// Photos on their way into memory and into their cases: what is read ahead, and large files, a
/// slice at a time, between others' work. Pure.
struct Copies {
  /// Large ones that are being copied into memory.
  private(set) var loads: [JobID] = []
  /// Large ones that are in memory and wait for a worker.
  private(set) var loaded: [JobID] = []
  /// Ordinary ones that were read ahead, so that no worker waits for the one thread.
  private(set) var ready: [JobID] = []
  /// Answered ones whose large originals are being stored.
  private(set) var stores: [JobID] = []

  /// So many large files are taken up at once: what bounds their memory.
  static let countMaximum = 3
  /// So many ordinary ones are read ahead.
  static let readyMaximum = 4
  /// Whether the last one that was begun was large: then it is another's turn.
  private var wasLarge = false

  /// Whether another large file may be taken up.
  var hasRoom: Bool { loads.count + loaded.count + stores.count < Self.countMaximum }
  /// Whether there is a slice to copy now.
  var areUnderWay: Bool { !loads.isEmpty || !stores.isEmpty }
  /// Whether one waits in memory for a worker.
  var areInMemory: Bool { !ready.isEmpty || !loaded.isEmpty }

  /// There is more to copy of one.
  mutating func isLoading(_ id: JobID) { loads.append(id) }

  /// One is in memory.
  mutating func isLoaded(_ id: JobID, isLarge: Bool) {
    if isLarge { loaded.append(id) } else { ready.append(id) }
  }

  /// There is more to store of one.
  mutating func isStoring(_ id: JobID) { stores.append(id) }

  /// Takes out the next one of which a slice is to be copied into memory.
  mutating func nextLoad() -> JobID? { loads.isEmpty ? nil : loads.removeFirst() }

  /// Takes out the next one of which a slice is to be stored.
  mutating func nextStore() -> JobID? { stores.isEmpty ? nil : stores.removeFirst() }

  /// Takes out the next one that is in memory, large and ordinary ones in turns.
  mutating func next() -> JobID? {
    wasLarge = ready.isEmpty || (!loaded.isEmpty && !wasLarge)
    if wasLarge { return loaded.isEmpty ? nil : loaded.removeFirst() }
    return ready.removeFirst()
  }

  /// Takes one out that is no longer this service's.
  mutating func forget(_ id: JobID) {
    loads.removeAll { $0 == id }
    loaded.removeAll { $0 == id }
    ready.removeAll { $0 == id }
    stores.removeAll { $0 == id }
  }

  /// Takes all large ones out.
  mutating func takeLarge() -> [JobID] {
    defer { (loads, loaded, stores) = ([], [], []) }
    return loads + loaded + stores
  }
}
