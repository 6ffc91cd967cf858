import Files
import Spool

/// Large files on their way into memory and into their cases: a slice at a time, between others' work.
struct Copies {
  /// A drop that is being copied into memory.
  struct Load {
    var job: Job
    var loading: JobLoading
    var track: Track
  }

  /// A drop that is in memory and waits for a worker.
  struct Loaded {
    var job: Job
    var bytes: SealedBytes
    var track: Track
  }

  /// An answered photo whose original is being stored.
  struct Store {
    var answer: Service.Answered
    var storing: OriginalStoring
  }

  var loads: [Load] = []
  /// Large ones that are in memory.
  var loaded: [Loaded] = []
  /// Ordinary ones that were read ahead, so that no worker waits for the one thread.
  var ready: [Loaded] = []
  var stores: [Store] = []

  /// What is copied in one go of a large file, in bytes: a few milliseconds.
  static let sliceBytes = 4 << 20
  /// So many large files are taken up at once: what bounds their memory.
  static let countMaximum = 3
  /// So many ordinary ones are read ahead.
  static let readyMaximum = 4
  /// Whether the last one that was begun was large: then it is another's turn.
  private var wasLarge = false

  var isEmpty: Bool { loads.isEmpty && loaded.isEmpty && ready.isEmpty && stores.isEmpty }
  /// Whether another large file may be taken up.
  var hasRoom: Bool { loads.count + loaded.count + stores.count < Self.countMaximum }
  /// Whether there is a slice to copy now.
  var areUnderWay: Bool { !loads.isEmpty || !stores.isEmpty }

  /// Takes out the next one that is in memory, large and ordinary ones in turns.
  mutating func next() -> Loaded? {
    wasLarge = ready.isEmpty || (!loaded.isEmpty && !wasLarge)
    if wasLarge { return loaded.isEmpty ? nil : loaded.removeFirst() }
    return ready.removeFirst()
  }

  /// Forgets those that another service has taken over.
  mutating func forgetLost() {
    loads.removeAll { !$0.job.isHeld }
    loaded.removeAll { !$0.job.isHeld }
    ready.removeAll { !$0.job.isHeld }
    stores.removeAll { !$0.answer.photo.job.isHeld }
  }

  /// Gives them all up; they are found again.
  mutating func release() {
    let waiting = (loaded + ready).map(\.job)
    for job in loads.map(\.job) + waiting + stores.map(\.answer.photo.job) { job.release() }
    self = Copies()
  }
}
