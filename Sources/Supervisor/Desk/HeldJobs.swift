/// Photos that wait in memory for their next try, each until its own moment. Pure.
///
/// A photo that was being decoded when its service died, or whose decoder ended, waits so that
/// others go first: were it the photo's doing, they would be judged before it strikes again.
struct HeldJobs<ID: Hashable> {
  private var waiting: [(id: ID, dueSeconds: Double)] = []

  /// When the next one is due; `nil` if none waits.
  var nextSeconds: Double? { waiting.map(\.dueSeconds).min() }

  /// Takes one in.
  ///
  /// - Parameter seconds: When it is due.
  mutating func add(_ id: ID, until seconds: Double) { waiting.append((id, seconds)) }

  /// The oldest that are due, at most `count`.
  mutating func next(_ count: Int, at seconds: Double) -> [ID] {
    var due: [ID] = []
    waiting.removeAll { id, dueSeconds in
      guard due.count < count, dueSeconds <= seconds else { return false }
      due.append(id)
      return true
    }
    return due
  }

  /// Takes one out that is no longer this service's.
  mutating func forget(_ id: ID) { waiting.removeAll { $0.id == id } }

  /// Takes all out.
  mutating func takeAll() -> [ID] {
    defer { waiting = [] }
    return waiting.map(\.id)
  }
}
