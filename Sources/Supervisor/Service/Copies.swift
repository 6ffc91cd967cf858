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
  var loaded: [Loaded] = []
  var stores: [Store] = []

  /// What is copied in one go, in bytes: some milliseconds.
  static let sliceBytes = 8 << 20
  /// So many large files are taken up at once: what bounds their memory.
  static let countMaximum = 3

  var isEmpty: Bool { loads.isEmpty && loaded.isEmpty && stores.isEmpty }
  /// Whether another large file may be taken up.
  var hasRoom: Bool { loads.count + loaded.count + stores.count < Self.countMaximum }
  /// Whether there is a slice to copy now.
  var areUnderWay: Bool { !loads.isEmpty || !stores.isEmpty }

  /// Forgets those that another service has taken over.
  mutating func forgetLost() {
    loads.removeAll { !$0.job.isHeld }
    loaded.removeAll { !$0.job.isHeld }
    stores.removeAll { !$0.answer.photo.job.isHeld }
  }

  /// Gives them all up; they are found again.
  mutating func release() {
    for job in loads.map(\.job) + loaded.map(\.job) + stores.map(\.answer.photo.job) {
      job.release()
    }
    self = Copies()
  }
}
