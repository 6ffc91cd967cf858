/// Which records of one file of the index have a key.
///
/// While the file grows, records are chained by key; once it is done they are packed: 4 bytes a key
/// and one more for the table. An entry holds 16 bits of the key beside the record's number, and
/// its place another ``bucketBits``, so that a look-up may find a record that has only a similar
/// key: a few in a million.
struct KeyTable {
  /// The most records of a table.
  static let recordsMaximum = 1 << 16
  private static let growingBits = 14

  /// Entries, 16 bits of the key above 16 of the record's number.
  private var entries: [UInt32] = []
  /// While growing: the entry before in the same bucket plus one, 0 for none.
  private var previous: [UInt32] = []
  /// While growing: the last entry of each bucket plus one; packed: where each begins.
  private var buckets: [UInt32]
  private var bucketBits: Int
  private var isPacked = false

  init() {
    bucketBits = Self.growingBits
    buckets = [UInt32](repeating: 0, count: 1 << bucketBits)
  }

  /// Bytes in memory.
  var byteCount: Int { 4 * (entries.count + previous.count + buckets.count) }

  /// Adds a record's keys.
  ///
  /// - Precondition: The table is not packed, `record` is below ``recordsMaximum``.
  mutating func add(_ keys: [UInt32], record: Int) {
    precondition(!isPacked && record < Self.recordsMaximum)
    for key in keys {
      let (bucket, check) = Self.split(key, bits: bucketBits)
      entries.append(check << 16 | UInt32(record))
      previous.append(buckets[bucket])
      buckets[bucket] = UInt32(entries.count)
    }
  }

  /// Appends the numbers of all records with a key, until there are `limit` of them.
  func collect(_ key: UInt32, into records: inout [Int], limit: Int) {
    let (bucket, check) = Self.split(key, bits: bucketBits)
    if isPacked {
      for index in Int(buckets[bucket])..<Int(buckets[bucket + 1])
      where entries[index] >> 16 == check {
        records.append(Int(entries[index] & 0xFFFF))
        if records.count >= limit { return }
      }
    } else {
      var place = buckets[bucket]
      while place != 0, records.count < limit {
        let entry = entries[Int(place) - 1]
        if entry >> 16 == check { records.append(Int(entry & 0xFFFF)) }
        place = previous[Int(place) - 1]
      }
    }
  }

  /// Packs the table: nothing can be added any more.
  mutating func pack() {
    guard !isPacked else { return }
    // About four entries in a bucket, but no more bits of the key than are known.
    var bits = 2
    while bits < bucketBits, 4 << bits < entries.count { bits += 1 }
    // Growing entries know only their old bucket and check: together the key's upper bits.
    var keys: [(key: UInt32, record: UInt32)] = []
    keys.reserveCapacity(entries.count)
    for bucket in 0..<1 << bucketBits {
      var place = buckets[bucket]
      while place != 0 {
        let entry = entries[Int(place) - 1]
        let upper = UInt32(bucket) << UInt32(32 - bucketBits)
        keys.append((upper | (entry >> 16) << UInt32(16 - bucketBits), entry & 0xFFFF))
        place = previous[Int(place) - 1]
      }
    }
    var starts = [UInt32](repeating: 0, count: (1 << bits) + 1)
    for (key, _) in keys { starts[Int(key >> UInt32(32 - bits)) + 1] += 1 }
    for bucket in 0..<1 << bits { starts[bucket + 1] += starts[bucket] }
    var packed = [UInt32](repeating: 0, count: keys.count)
    var next = starts
    for (key, record) in keys {
      let bucket = Int(key >> UInt32(32 - bits))
      packed[Int(next[bucket])] = ((key >> UInt32(16 - bits)) & 0xFFFF) << 16 | record
      next[bucket] += 1
    }
    (entries, previous, buckets, bucketBits, isPacked) = (packed, [], starts, bits, true)
  }

  /// The bucket of a key, and 16 more bits of it.
  private static func split(_ key: UInt32, bits: Int) -> (bucket: Int, check: UInt32) {
    // Keys are not evenly spread: a finaliser by which every bit moves about half of the others.
    var mixed = key
    mixed = (mixed ^ (mixed >> 16)) &* 0x7FEB_352D
    mixed = (mixed ^ (mixed >> 15)) &* 0x846C_A68B
    mixed ^= mixed >> 16
    return (Int(mixed >> UInt32(32 - bits)), (mixed >> UInt32(16 - bits)) & 0xFFFF)
  }
}
