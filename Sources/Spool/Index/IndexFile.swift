/// One file of the index: who writes it appends records, all others read what has come.
struct IndexFile {
  let path: SpoolPath
  /// The records read so far.
  private(set) var table = KeyTable()
  /// Records read so far, torn ones included.
  private(set) var recordCount = 0

  /// Records that are read in one go.
  private static let recordsAtOnce = 4096
  /// A file from which no more than this has come is kept ready for more.
  private static let packedRecordsMinimum = 256

  /// The prefix of a file's name, before the id that sorts files by age.
  static let prefix = "photos-"

  init(_ path: SpoolPath) { self.path = path }

  /// A file that takes no more records.
  var isFull: Bool { recordCount >= KeyTable.recordsMaximum }

  /// Reads the records that have come since.
  ///
  /// A torn tail is left for the next time; a record that was torn and overtaken is passed over.
  ///
  /// - Returns: How many there were.
  mutating func catchUp(_ gate: FileGate) throws(SpoolError) -> Int {
    guard !isFull, let info = try gate.info(path) else { return 0 }
    let available = Int(info.sizeBytes) / IndexRecord.byteCount
    guard available > recordCount else { return 0 }
    let before = recordCount
    let file = try gate.openForReading(path)
    while recordCount < min(available, KeyTable.recordsMaximum) {
      let count = min(Self.recordsAtOnce, available - recordCount)
      let bytes = try gate.read(
        file, path, at: recordCount * IndexRecord.byteCount, count: count * IndexRecord.byteCount)
      let whole = bytes.count / IndexRecord.byteCount
      guard whole > 0 else { break }
      for index in 0..<min(whole, KeyTable.recordsMaximum - recordCount) {
        let start = index * IndexRecord.byteCount
        take(IndexRecord(bytes[start..<start + IndexRecord.byteCount]))
      }
    }
    return recordCount - before
  }

  /// Takes the next record; `nil` is a torn one.
  mutating func take(_ record: IndexRecord?) {
    if let record { table.add(record.keys, record: recordCount) }
    recordCount += 1
    if isFull { table.pack() }
  }

  /// Packs a file whose writer is no longer there; it grew while nobody looked, so small ones stay.
  mutating func settle() {
    if recordCount >= Self.packedRecordsMinimum { table.pack() }
  }

  /// Blanks the records of photos that are gone, durably; a blank one counts as torn, so that the
  /// others keep their numbers.
  func blank(where isGone: (Attempt) throws -> Bool, _ gate: FileGate) throws {
    guard let info = try gate.info(path) else { return }
    let available = Int(info.sizeBytes) / IndexRecord.byteCount
    let file = try gate.openForReading(path)
    var gone: [Int] = []
    for first in stride(from: 0, to: available, by: Self.recordsAtOnce) {
      let count = min(Self.recordsAtOnce, available - first)
      let bytes = try gate.read(
        file, path, at: first * IndexRecord.byteCount, count: count * IndexRecord.byteCount)
      for index in 0..<bytes.count / IndexRecord.byteCount {
        let start = index * IndexRecord.byteCount
        let record = IndexRecord(bytes[start..<start + IndexRecord.byteCount])
        if let record, try isGone(record.attempt) { gone.append(first + index) }
      }
    }
    guard !gone.isEmpty else { return }
    let changed = try gate.openForChanging(path)
    for number in gone {
      try gate.seek(changed, path, to: number * IndexRecord.byteCount)
      try gate.write(changed, path, [UInt8](repeating: 0, count: IndexRecord.byteCount))
    }
    try gate.sync(changed, path)
  }

  /// One record by its number; `nil` where it is torn or the file is gone.
  func record(_ number: Int, _ gate: FileGate) throws(SpoolError) -> IndexRecord? {
    guard try gate.exists(path) else { return nil }
    let file = try gate.openForReading(path)
    let bytes = try gate.read(
      file, path, at: number * IndexRecord.byteCount, count: IndexRecord.byteCount)
    return IndexRecord(bytes[...])
  }
}
