internal import Raster

/// The fingerprint as it stands in a verdict: base64 of a version, the size, the marks and the
/// details.
///
/// Numbers are little-endian: version (1 byte), width and height (2 each), the number of marks (1),
/// for each mark x and y (2 each) and its bits (4), then a bit for each whole cell of the picture,
/// row by row, the lowest of a byte first, that is 1 where the cell has a detail, and for each
/// detail its place in the cell, row × 6 + column (1), and its contrast (1).
extension Fingerprint {
  /// The layout's version; another one is not read, so that a photo that was judged before is found
  /// by its bytes alone.
  private static let version: UInt8 = 3
  private static let digits = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// At most 3,472 characters of base64.
  package var text: String {
    var bytes: [UInt8] = [Self.version]
    func append(_ value: some FixedWidthInteger & UnsignedInteger) {
      for shift in stride(from: 0, to: value.bitWidth, by: 8) {
        bytes.append(UInt8(truncatingIfNeeded: value >> shift))
      }
    }
    append(UInt16(clamping: size.width))
    append(UInt16(clamping: size.height))
    bytes.append(UInt8(clamping: marks.count))
    for mark in marks {
      append(mark.x)
      append(mark.y)
      append(mark.bits)
    }
    var cells = [UInt8](repeating: 0, count: (cellCount + 7) / 8)
    for detail in details { cells[cell(of: detail) / 8] |= 1 << UInt8(cell(of: detail) % 8) }
    bytes += cells
    let side = UInt16(Self.cellSide)
    for detail in details {
      bytes.append(UInt8(detail.y % side * side + detail.x % side))
      bytes.append(UInt8(bitPattern: detail.contrast))
    }
    return Self.base64(bytes)
  }

  /// A fingerprint from its text; `nil` for anything else, or of another version.
  package init?(text: String) {
    guard let bytes = Self.bytes(base64: text), bytes.first == Self.version else { return nil }
    var place = 1
    func next<Value: FixedWidthInteger>(_: Value.Type) -> Value? {
      let end = place + Value.bitWidth / 8
      guard end <= bytes.count else { return nil }
      defer { place = end }
      return bytes[place..<end].reversed().reduce(0) { $0 << 8 | Value($1) }
    }
    guard let width = next(UInt16.self), let height = next(UInt16.self),
      let count = next(UInt8.self)
    else { return nil }
    var marks: [FingerprintMark] = []
    for _ in 0..<count {
      guard let x = next(UInt16.self), let y = next(UInt16.self), let bits = next(UInt32.self)
      else { return nil }
      marks.append(FingerprintMark(x: x, y: y, bits: bits))
    }
    self.init(size: Size(width: Int(width), height: Int(height)), marks: marks)
    let end = place + (cellCount + 7) / 8
    guard isPlausible, end <= bytes.count else { return nil }
    let cells = bytes[place..<end].flatMap { byte in (0..<8).map { byte >> UInt8($0) & 1 == 1 } }
    place = end
    let columns = self.size.width / Self.cellSide
    for (cell, hasDetail) in cells.enumerated() where hasDetail {
      guard cell < cellCount, let spot = next(UInt8.self), let contrast = next(UInt8.self),
        Int(spot) < Self.cellSide * Self.cellSide
      else { return nil }
      details.append(
        FingerprintDetail(
          x: UInt16(cell % columns * Self.cellSide + Int(spot) % Self.cellSide),
          y: UInt16(cell / columns * Self.cellSide + Int(spot) / Self.cellSide),
          contrast: Int8(bitPattern: contrast)))
    }
    guard place == bytes.count, isPlausible else { return nil }
  }

  /// Whole cells of the picture.
  private var cellCount: Int { size.width / Self.cellSide * (size.height / Self.cellSide) }

  /// Which cell holds a detail, counted row by row.
  private func cell(of detail: FingerprintDetail) -> Int {
    Int(detail.y) / Self.cellSide * (size.width / Self.cellSide) + Int(detail.x) / Self.cellSide
  }

  /// Whether every number is in its range: what comes from elsewhere is asked first.
  package var isPlausible: Bool {
    let sides = 1...Self.sideMaximum
    let (right, bottom) = (
      size.width * FingerprintMark.unit, size.height * FingerprintMark.unit
    )
    return sides.contains(size.width) && sides.contains(size.height)
      && size.area <= Self.areaMaximum && marks.count <= Self.marksMaximum
      && details.count <= Self.detailsMaximum && details.allSatisfy { $0.contrast != .min }
      && marks.allSatisfy { Int($0.x) <= right && Int($0.y) <= bottom }
  }

  /// What each letter stands for; 64 for none of base64.
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 64, count: 256)
    for (value, digit) in digits.enumerated() { values[Int(digit)] = UInt8(value) }
    return values
  }()

  private static func base64(_ bytes: [UInt8]) -> String {
    let digits = Self.digits
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    let whole = bytes.count / 3 * 3
    var start = 0
    func append(_ bits: UInt32, digitCount: Int) {
      for i in 0..<digitCount { text.append(digits[Int(bits >> UInt32(18 - 6 * i)) & 63]) }
    }
    while start < whole {
      let bits =
        UInt32(bytes[start]) << 16 | UInt32(bytes[start + 1]) << 8 | UInt32(bytes[start + 2])
      append(bits, digitCount: 4)
      start += 3
    }
    if start < bytes.count {
      let second = start + 1 < bytes.count ? UInt32(bytes[start + 1]) << 8 : 0
      append(UInt32(bytes[start]) << 16 | second, digitCount: bytes.count - start + 1)
      while !text.count.isMultiple(of: 4) { text.append(UInt8(ascii: "=")) }
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func bytes(base64 text: String) -> [UInt8]? {
    let letters = Array(text.utf8)
    guard letters.count % 4 == 0, letters.count <= 4096 else { return nil }
    let padding = letters.reversed().prefix { $0 == UInt8(ascii: "=") }.count
    guard padding <= 2 else { return nil }
    var bytes: [UInt8] = []
    var (bits, held): (UInt32, Int) = (0, 0)
    for letter in letters.dropLast(padding) {
      let value = values[Int(letter)]
      guard value < 64 else { return nil }
      bits = bits << 6 | UInt32(value)
      held += 6
      if held >= 8 {
        held -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(held)))
      }
    }
    return bytes
  }
}
