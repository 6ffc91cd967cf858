import Testing

/// What a kernel has written or returned, bit by bit.
struct Output: Equatable {
  private(set) var bytes: [UInt8] = []
  /// Elements behind the last that a kernel may write.
  static let margin = 24

  init() {}

  /// What a kernel returned.
  init<T: BitwiseCopyable>(returned value: T) { add(value) }

  /// What a kernel wrote into one room.
  init<T: BitwiseCopyable>(room: [T], of empty: T) { add(room: room, of: empty) }

  /// Room for `count` elements, and a margin that has to stay as it is.
  static func room<T: BitwiseCopyable>(_ count: Int, of empty: T) -> [T] {
    [T](repeating: empty, count: count + margin)
  }

  /// Adds the elements of a room; the margin behind them must not have been written to.
  mutating func add<T: BitwiseCopyable>(room: [T], of empty: T) {
    for element in room { add(element) }
    let margin = room.suffix(Self.margin)
    #expect(margin.allSatisfy { Output(returned: $0) == Output(returned: empty) }, "written beyond")
  }

  /// The index of the first byte in which two outputs differ; `nil` where none does.
  func firstDifference(from other: Output) -> Int? {
    let same = zip(bytes, other.bytes).prefix { $0 == $1 }.count
    return same == bytes.count && same == other.bytes.count ? nil : same
  }

  /// Adds a value that has no padding.
  mutating func add<T: BitwiseCopyable>(_ value: T) {
    unsafe withUnsafeBytes(of: value) { unsafe bytes.append(contentsOf: $0) }
  }
}
