import Vocabulary

/// Reads the few facts asked for out of an EXIF block, believing nothing in it.
///
/// Only the first directory and the EXIF directories below it are looked at, at most
/// `limits.exifDepth` under one another: no thumbnail, no position, never a maker's notes. Every
/// access is checked, every directory is visited once, and what makes no sense is passed over.
///
/// - Source: Exif 2.32 (CIPA DC-008), which keeps its tags in the directories of TIFF 6.0.
struct ExifReader {
  private let bytes: [UInt8]
  private let isBigEndian: Bool
  private let depthMaximum: Int
  private var entriesLeft: Int
  private var visited: Set<Int> = []
  private var facts = ExifFacts()

  /// The facts of a block.
  ///
  /// - Parameter block: The TIFF structure, from its byte order mark on.
  /// - Complexity: O(`limits.exifEntries`).
  static func facts(in block: [UInt8], limits: Limits.Photo) -> ExifFacts {
    guard block.count <= limits.exifBytes, block.count >= 8 else { return ExifFacts() }
    let isBigEndian = block[0] == 0x4D
    guard block[0] == block[1], isBigEndian || block[0] == 0x49 else { return ExifFacts() }
    var reader = ExifReader(
      bytes: block, isBigEndian: isBigEndian, depthMaximum: limits.exifDepth,
      entriesLeft: limits.exifEntries)
    guard reader.short(at: 2) == 42, let first = reader.long(at: 4) else { return ExifFacts() }
    reader.readDirectory(at: first, depth: 1)
    return reader.facts
  }

  private init(bytes: [UInt8], isBigEndian: Bool, depthMaximum: Int, entriesLeft: Int) {
    self.bytes = bytes
    self.isBigEndian = isBigEndian
    self.depthMaximum = depthMaximum
    self.entriesLeft = entriesLeft
  }

  // MARK: - Directories

  private mutating func readDirectory(at offset: Int, depth: Int) {
    guard depth <= depthMaximum, visited.insert(offset).inserted, let count = short(at: offset)
    else { return }
    for index in 0..<count {
      guard entriesLeft > 0 else { return }
      entriesLeft -= 1
      guard let entry = entry(at: offset + 2 + 12 * index) else { return }
      read(entry, depth: depth)
    }
  }

  private struct Entry {
    let tag: Int
    let type: Int
    let count: Int
    /// Where the value itself begins: in the entry, or where the entry points to.
    let valueOffset: Int
  }

  private func entry(at offset: Int) -> Entry? {
    guard let tag = short(at: offset), let type = short(at: offset + 2),
      let count = long(at: offset + 4), let pointer = long(at: offset + 8)
    else { return nil }
    let inPlace = count * Self.bytesOfType(type) <= 4
    return Entry(tag: tag, type: type, count: count, valueOffset: inPlace ? offset + 8 : pointer)
  }

  private static func bytesOfType(_ type: Int) -> Int {
    switch type {
    case 3, 8: 2
    case 4, 9, 11: 4
    case 5, 10, 12: 8
    default: 1
    }
  }

  private mutating func read(_ entry: Entry, depth: Int) {
    switch entry.tag {
    case 0x010F, 0x0110:  // Make, Model
      if isText(entry) { facts.hasCameraTags = true }
    case 0x0112:  // Orientation
      if let value = integer(entry), (1...8).contains(value) {
        facts.orientation = value
        facts.hasOrientation = true
      }
    case 0x8769:  // the EXIF directory
      if let offset = integer(entry) { readDirectory(at: offset, depth: depth + 1) }
    case 0xA405:  // FocalLengthIn35mmFilm; 0 says unknown
      facts.focalLength35mm = integer(entry).flatMap { Self.plausibleMillimetres(Double($0)) }
    default: break
    }
  }

  /// The longest focal length that is believed; the longest lens ever sold had 5200 mm.
  private static let focalLengthMaximumMillimetres = 6000.0

  private static func plausibleMillimetres(_ value: Double) -> Double? {
    value > 0 && value <= focalLengthMaximumMillimetres ? value : nil
  }

  // MARK: - Values

  private func isText(_ entry: Entry) -> Bool {
    guard entry.type == 2, entry.valueOffset < bytes.count else { return false }
    let end = entry.valueOffset + min(entry.count, bytes.count - entry.valueOffset, 64)
    return bytes[entry.valueOffset..<end].contains { $0 > 0x20 }
  }

  /// A BYTE, SHORT or LONG; several, and the first counts.
  private func integer(_ entry: Entry) -> Int? {
    guard entry.count > 0 else { return nil }
    switch entry.type {
    case 1: return bytes.indices.contains(entry.valueOffset) ? Int(bytes[entry.valueOffset]) : nil
    case 3: return short(at: entry.valueOffset)
    case 4, 13: return long(at: entry.valueOffset)
    default: return nil
    }
  }

  private func short(at offset: Int) -> Int? { unsigned(at: offset, count: 2) }
  private func long(at offset: Int) -> Int? { unsigned(at: offset, count: 4) }

  private func unsigned(at offset: Int, count: Int) -> Int? {
    guard offset >= 0, offset <= bytes.count - count else { return nil }
    return (0..<count).reduce(0) { value, index in
      value << 8 | Int(bytes[offset + (isBigEndian ? index : count - 1 - index)])
    }
  }
}
