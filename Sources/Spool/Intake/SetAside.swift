import Files

/// Drops that could not be taken, so that they cost no more than one try a minute.
///
/// Each is remembered by a number made of its name, inode and change time: what is changed or
/// replaced is another drop, and tried at once. What is forgotten is tried sooner.
struct SetAside {
  /// What is known of a drop.
  enum Standing: Equatable {
    /// Nothing.
    case unknown
    /// It was tried a short while ago: it is left alone.
    case waits
    /// It was tried some while ago: it may be tried again, after all others.
    case isDue
  }

  /// Longest time until a drop is tried again, in seconds.
  static let retrySeconds = 60.0
  /// Most drops that are remembered, some 32 bytes each.
  static let countMaximum = 1 << 20

  private var waiting: Set<Int> = []
  private var due: Set<Int> = []
  private var periodEndSeconds = -Double.infinity

  mutating func insert(_ drop: Drop, at seconds: Double) {
    advance(to: seconds)
    if waiting.count >= Self.countMaximum { waiting = [] }
    waiting.insert(Self.number(of: drop))
    due.remove(Self.number(of: drop))
  }

  /// Lets time go by: what has waited comes due.
  mutating func advance(to seconds: Double) {
    guard seconds >= periodEndSeconds else { return }
    due = waiting
    waiting = []
    periodEndSeconds = seconds + Self.retrySeconds
  }

  func standing(of drop: Drop) -> Standing {
    let number = Self.number(of: drop)
    return waiting.contains(number) ? .waits : due.contains(number) ? .isDue : .unknown
  }

  /// Seeded anew in each process, so that nobody can make two drops that share a number.
  private static func number(of drop: Drop) -> Int {
    var hasher = Hasher()
    hasher.combine(drop.name)
    hasher.combine(drop.info.inode)
    hasher.combine(drop.info.changed)
    return hasher.finalize()
  }
}
