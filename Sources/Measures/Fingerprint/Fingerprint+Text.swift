internal import Raster

/// The fingerprint as it stands in a verdict: base64 of a version, the size and the marks, and then
/// a digit of base64 for each contrast.
///
/// Numbers are little-endian: version (1 byte), width and height (2 each), the number of marks (1),
/// for each mark x and y (2 each) and its bits (4). The digit of a contrast is the one of its level
/// + 31; there are as many as the picture's grid has places, or none.
extension Fingerprint {
  /// The layout's version; another one is not read, so that a photo that was judged before is found
  /// by its bytes alone.
  private static let version: UInt8 = 4
  /// Bytes before the marks, and of each.
  private static let (headBytes, markBytes) = (6, 8)
  private static let digits = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// The most characters of a text: the marks, and the places of the largest picture's grid.
  package static let textMaximum =
    4 * ((headBytes + marksMaximum * markBytes + 2) / 3)
    + areaMaximum / (ContrastGrid.step * ContrastGrid.step)

  /// At most ``textMaximum`` characters.
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
    let (digits, most) = (Self.digits, ContrastGrid.levelMaximum)
    let levels = contrasts.map { digits[Int(max(-most, min(most, $0)) + most)] }
    return String(decoding: Self.base64(bytes) + levels, as: UTF8.self)
  }

  /// A fingerprint from its text; `nil` for anything else, or of another version.
  package init?(text: String) {
    let letters = Array(text.utf8)
    guard letters.count <= Self.textMaximum,
      let head = Self.bytes(base64: letters.prefix(Self.headBytes / 3 * 4)),
      head.count == Self.headBytes, head.first == Self.version
    else { return nil }
    let length = 4 * ((Self.headBytes + Int(head[Self.headBytes - 1]) * Self.markBytes + 2) / 3)
    guard length <= letters.count, let bytes = Self.bytes(base64: letters.prefix(length)) else {
      return nil
    }
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
    let least = Int(ContrastGrid.levelMaximum)
    self.init(
      size: Size(width: Int(width), height: Int(height)), marks: marks,
      contrasts: letters.dropFirst(length).map { Int8(Int(Self.values[Int($0)]) - least) })
    guard place == bytes.count, isPlausible else { return nil }
  }

  /// Whether every number is in its range: what comes from elsewhere is asked first.
  package var isPlausible: Bool {
    let sides = 1...Self.sideMaximum
    let (right, bottom) = (
      size.width * FingerprintMark.unit, size.height * FingerprintMark.unit
    )
    return sides.contains(size.width) && sides.contains(size.height)
      && size.area <= Self.areaMaximum && marks.count <= Self.marksMaximum
      && (contrasts.isEmpty || contrasts.count == ContrastGrid(size).count)
      && contrasts.allSatisfy { $0.magnitude <= ContrastGrid.levelMaximum.magnitude }
      && marks.allSatisfy { Int($0.x) <= right && Int($0.y) <= bottom }
  }

  /// What each letter stands for; 64 for none of base64.
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 64, count: 256)
    for (value, digit) in digits.enumerated() { values[Int(digit)] = UInt8(value) }
    return values
  }()

  private static func base64(_ bytes: [UInt8]) -> [UInt8] {
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
    return text
  }

  private static func bytes(base64 letters: ArraySlice<UInt8>) -> [UInt8]? {
    guard letters.count % 4 == 0 else { return nil }
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
