/// Writes an EXIF block: the first directory, and the EXIF directory below it.
struct TIFFBlock {
  enum Entry {
    case short(Int, Int)
    case long(Int, Int)
    case text(Int, String)
    case rational(Int, Int, Int)
  }

  var isBigEndian: Bool
  var entries: [Entry] = []
  /// Entries of the EXIF directory; none, and there is no such directory.
  var below: [Entry] = []
  /// How many entries the first directory claims; as many as there are where `nil`.
  var claimedCount: Int?

  init(isBigEndian: Bool) { self.isBigEndian = isBigEndian }

  var bytes: [UInt8] {
    let order = Array((isBigEndian ? "MM" : "II").utf8)
    let head = order + number(42, 2) + number(8, 4)
    if below.isEmpty { return head + directory(entries, at: 8, claimed: claimedCount) }
    let first = directory(entries + [.long(0x8769, 0)], at: 8, claimed: claimedCount)
    let pointed = directory(
      entries + [.long(0x8769, 8 + first.count)], at: 8, claimed: claimedCount)
    return head + pointed + directory(below, at: 8 + first.count, claimed: nil)
  }

  private func directory(_ entries: [Entry], at offset: Int, claimed: Int?) -> [UInt8] {
    var table = number(claimed ?? entries.count, 2)
    var values: [UInt8] = []
    let valuesOffset = offset + 2 + 12 * entries.count + 4
    for entry in entries {
      let (tag, type, count, value) = encoded(entry)
      table += number(tag, 2) + number(type, 2) + number(count, 4)
      if value.count <= 4 {
        table += value + [UInt8](repeating: 0, count: 4 - value.count)
      } else {
        table += number(valuesOffset + values.count, 4)
        values += value
      }
    }
    return table + number(0, 4) + values
  }

  private func encoded(_ entry: Entry) -> (tag: Int, type: Int, count: Int, value: [UInt8]) {
    switch entry {
    case .short(let tag, let value): (tag, 3, 1, number(value, 2))
    case .long(let tag, let value): (tag, 4, 1, number(value, 4))
    case .text(let tag, let text): (tag, 2, text.utf8.count + 1, Array(text.utf8) + [0])
    case .rational(let tag, let over, let under): (tag, 5, 1, number(over, 4) + number(under, 4))
    }
  }

  private func number(_ value: Int, _ count: Int) -> [UInt8] {
    let bigEndian = (0..<count).reversed().map { UInt8(value >> (8 * $0) & 0xFF) }
    return isBigEndian ? bigEndian : bigEndian.reversed()
  }
}
