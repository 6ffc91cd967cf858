/// Photos that stand in no file of the index yet, few or none while it can be written: they are
/// found all the same.
struct UnwrittenRecords {
  /// In the order in which they were judged.
  private(set) var records: [IndexRecord] = []
  private var numbers: [UInt32: [Int]] = [:]

  /// The most that are kept, some 300 bytes each: beyond them the index is to be built again.
  static let countMaximum = 4096

  var isEmpty: Bool { records.isEmpty }
  var isFull: Bool { records.count >= Self.countMaximum }

  /// Adds a photo.
  mutating func append(_ record: IndexRecord) {
    for key in Set(record.keys + [record.attemptKey]) {
      numbers[key, default: []].append(records.count)
    }
    records.append(record)
  }

  /// The numbers of all that have a key.
  func numbers(with key: UInt32) -> [Int] { numbers[key] ?? [] }

  /// Forgets the first ones, which are written by now.
  mutating func removeFirst(_ count: Int) {
    let left = records.dropFirst(count)
    self = UnwrittenRecords()
    for record in left { append(record) }
  }

  /// Takes records in before all others.
  mutating func prepend(_ earlier: [IndexRecord]) {
    let all = earlier + records
    self = UnwrittenRecords()
    for record in all { append(record) }
  }
}
