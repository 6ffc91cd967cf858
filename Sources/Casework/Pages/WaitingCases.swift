/// The cases that wait for a clerk, or will: the longest waiting first.
struct WaitingCases {
  /// From when on, in seconds since 1970, and which case; sorted.
  private var entries: [(seconds: Int, id: String)] = []
  private var seconds: [String: Int] = [:]

  /// Takes a case as it is now.
  ///
  /// - Parameter due: From when on it waits, in seconds since 1970; `nil` where it does not.
  mutating func set(_ id: String, _ due: Int?) {
    guard seconds[id] != due else { return }
    if let old = seconds.removeValue(forKey: id) {
      let index = place(of: (old, id))
      if index < entries.count, entries[index] == (old, id) { entries.remove(at: index) }
    }
    if let due {
      seconds[id] = due
      entries.insert((due, id), at: place(of: (due, id)))
    }
  }

  /// How many wait.
  func count(at seconds: Int) -> Int { place(of: (seconds + 1, "")) }

  /// Those that wait longest.
  func first(_ count: Int) -> [String] { entries.prefix(count).map(\.id) }

  /// From when on the one in a place waits; `nil` where there is none.
  func due(of index: Int) -> Int? { entries.indices.contains(index) ? entries[index].seconds : nil }

  /// The first place whose entry is not before this one.
  private func place(of entry: (Int, String)) -> Int {
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle] < entry { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
