import Files
import Glibc

/// One file of the index: who writes it appends records, all others read what has come.
struct IndexFile {
  let path: RelativePath
  /// The records that were packed: of a file that has grown while nobody looked, or is done.
  private var packed: KeyTable?
  /// The records since.
  private var growing: KeyTable?
  /// Records read so far, torn ones included.
  private(set) var recordCount = 0
  /// Whether the last of them was torn.
  private var hasTornEnd = false

  /// Records that are read in one go.
  private static let recordsAtOnce = 4096
  /// A file from which no more than this has come is kept ready for more.
  private static let packedRecordsMinimum = 256
  /// How long a writer may take from the first to the last byte of a record, in microseconds.
  private static let writingMicroseconds: UInt32 = 20_000

  /// The prefix of a file's name, before the id that sorts files by age.
  static let prefix = "photos-"

  /// Whether a name in `index/` is that of such a file.
  static func isName(_ name: String) -> Bool {
    name.hasPrefix(prefix) && RandomID<IDSubject.OfIndexFile>(name.dropFirst(prefix.count)) != nil
  }

  init(_ path: RelativePath) { self.path = path }

  /// A file that takes no more records.
  var isFull: Bool { recordCount >= KeyTable.recordsMaximum }

  /// How many records it still takes.
  var room: Int { KeyTable.recordsMaximum - recordCount }

  /// Bytes that its tables take in memory.
  var byteCount: Int { (packed?.byteCount ?? 0) + (growing?.byteCount ?? 0) }

  /// Appends the numbers of all records with a key, until there are `limit` of them.
  func collect(_ key: UInt32, into records: inout [Int], limit: Int) {
    packed?.collect(key, into: &records, limit: limit)
    if records.count < limit { growing?.collect(key, into: &records, limit: limit) }
  }

  /// Reads the records that have come since.
  ///
  /// A record that was torn is passed over where it is the last: its writer was stopped there. Any
  /// other was damaged later.
  ///
  /// - Returns: Why the file cannot be believed; what was read of it must then be forgotten.
  mutating func catchUp(_ gate: FileGate) throws(FileError) -> IndexDamage? {
    guard let info = try gate.info(path) else { return nil }
    guard info.kind == .file else { return .kind(info.kind) }
    var size = Int(info.sizeBytes)
    if !size.isMultiple(of: IndexRecord.byteCount) {
      usleep(Self.writingMicroseconds)
      let later = Int(try gate.info(path)?.sizeBytes ?? 0)
      if later == size || !later.isMultiple(of: IndexRecord.byteCount) { return .torn }
      size = later
    }
    let available = size / IndexRecord.byteCount
    if available < min(recordCount, KeyTable.recordsMaximum) { return .length }
    guard available > recordCount, !isFull else { return nil }
    if hasTornEnd { return .record }
    let file = try gate.openForReading(path)
    while recordCount < min(available, KeyTable.recordsMaximum) {
      let count = min(Self.recordsAtOnce, available - recordCount, room)
      let bytes = try gate.read(
        file, path, at: recordCount * IndexRecord.byteCount, count: count * IndexRecord.byteCount)
      let whole = bytes.count / IndexRecord.byteCount
      guard whole > 0 else { break }
      for index in 0..<whole {
        let start = index * IndexRecord.byteCount
        let read = bytes[start..<start + IndexRecord.byteCount]
        let record = IndexRecord(read)
        if record == nil, !IndexRecord.isBlank(read), try isDamaged(recordCount, gate) {
          guard recordCount == available - 1 else { return .record }
          hasTornEnd = true
        }
        take(record)
      }
    }
    return nil
  }

  /// Whether the file is still as long as what this service itself has written to it.
  func checkLength(_ gate: FileGate) throws(FileError) -> IndexDamage? {
    guard let info = try gate.info(path) else { return nil }
    guard info.kind == .file else { return .kind(info.kind) }
    return info.sizeBytes == Int64(recordCount * IndexRecord.byteCount) ? nil : .length
  }

  /// Whether a record that was read is neither whole nor blank at a second look either: it may have
  /// been met while it was being blanked.
  func isDamaged(_ number: Int, _ gate: FileGate) throws(FileError) -> Bool {
    let file = try gate.openForReading(path)
    let bytes = try gate.read(
      file, path, at: number * IndexRecord.byteCount, count: IndexRecord.byteCount)
    return IndexRecord(bytes[...]) == nil && !IndexRecord.isBlank(bytes[...])
  }

  /// Takes the next record; `nil` is one that is torn or blank.
  mutating func take(_ record: IndexRecord?) {
    if let record {
      if growing == nil { growing = KeyTable() }
      growing?.add(record.keys + [record.attemptKey], record: recordCount)
    }
    recordCount += 1
    if isFull { growing?.pack() }
  }

  /// Packs what was read of a file that grew while nobody looked; small ones stay as they are.
  mutating func settle() {
    guard packed == nil, recordCount >= Self.packedRecordsMinimum else { return }
    growing?.pack()
    (packed, growing) = (growing, nil)
  }

  /// Blanks the records of photos that are gone, durably; a blank one is passed over, so that the
  /// others keep their numbers.
  func blank(where isGone: (Attempt) throws -> Bool, _ gate: FileGate) throws {
    guard let info = try gate.info(path), info.kind == .file else { return }
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

  /// One record by its number; `nil` where it is blank, torn or cannot be read.
  func record(_ number: Int, _ gate: FileGate) throws(FileError) -> IndexRecord? {
    do {
      guard try gate.exists(path) else { return nil }
      let file = try gate.openForReading(path)
      let bytes = try gate.read(
        file, path, at: number * IndexRecord.byteCount, count: IndexRecord.byteCount)
      return IndexRecord(bytes[...])
    } catch {
      if error.isShortage { throw error }
      return nil
    }
  }
}
