import Vocabulary

/// One photo in a file of the index: 160 bytes, so that a record is found by its number.
///
/// Little-endian: checksum of what follows (4), attempt number (4), number of keys, length of the
/// case's and of the kind's name and a zero (1 each), keys (17 × 4), case (64), kind (16), zeros
/// behind what is shorter.
package struct IndexRecord: Equatable, Sendable {
  /// Whose keys they are.
  package var attempt: Attempt
  /// What the photo is known by, at most ``keysMaximum``.
  package var keys: [UInt32]

  /// The most keys of a photo.
  package static let keysMaximum = 17
  /// The length of a record.
  package static let byteCount = 160
  private static let caseBytes = 64
  private static let kindBytes = 16

  /// - Precondition: names as the contract has them, and at most ``keysMaximum`` keys.
  package init(_ attempt: Attempt, keys: [UInt32]) {
    precondition(keys.count <= Self.keysMaximum, "too many keys for a record")
    self.attempt = attempt
    self.keys = keys
  }

  /// What the record itself is found by: a number that few attempts share. It is not written.
  var attemptKey: UInt32 { Self.key(of: attempt) }

  /// The same of any attempt.
  static func key(of attempt: Attempt) -> UInt32 {
    checksum(Array("\(attempt.caseID) \(attempt.kind) \(attempt.number)".utf8)[...])
  }

  /// The record as it is written.
  package var bytes: [UInt8] {
    let (caseID, kind) = (Array(attempt.caseID.utf8), Array(attempt.kind.utf8))
    precondition(caseID.count <= Self.caseBytes && kind.count <= Self.kindBytes)
    var bytes = Self.littleEndian(UInt32(clamping: attempt.number))
    bytes += [UInt8(keys.count), UInt8(caseID.count), UInt8(kind.count), 0]
    for index in 0..<Self.keysMaximum {
      bytes += Self.littleEndian(index < keys.count ? keys[index] : 0)
    }
    bytes += caseID + [UInt8](repeating: 0, count: Self.caseBytes - caseID.count)
    bytes += kind + [UInt8](repeating: 0, count: Self.kindBytes - kind.count)
    return Self.littleEndian(Self.checksum(bytes[...])) + bytes
  }

  /// Reads a record; `nil` for one that was torn or is none of ours.
  package init?(_ bytes: ArraySlice<UInt8>) {
    guard bytes.count == Self.byteCount else { return nil }
    let start = bytes.startIndex
    func word(_ offset: Int) -> UInt32 {
      (0..<4).reduce(0) { $0 | UInt32(bytes[start + offset + $1]) << UInt32(8 * $1) }
    }
    let (count, caseLength, kindLength) = (
      Int(bytes[start + 8]), Int(bytes[start + 9]), Int(bytes[start + 10])
    )
    guard word(0) == Self.checksum(bytes.dropFirst(4)), count <= Self.keysMaximum,
      caseLength <= Self.caseBytes, kindLength <= Self.kindBytes
    else { return nil }
    func text(_ offset: Int, _ length: Int) -> String {
      String(decoding: bytes[start + offset..<start + offset + length], as: UTF8.self)
    }
    let names = 12 + 4 * Self.keysMaximum
    let (caseID, kind) = (text(names, caseLength), text(names + Self.caseBytes, kindLength))
    guard DropName.isCase(caseID), KindName(kind) != nil, word(4) > 0 else { return nil }
    attempt = Attempt(caseID: caseID, kind: kind, number: Int(word(4)))
    keys = (0..<count).map { word(12 + 4 * $0) }
  }

  /// Whether these are the zeros that a removed photo leaves.
  static func isBlank(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.count == byteCount && bytes.allSatisfy { $0 == 0 }
  }

  private static func littleEndian(_ value: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: value >> UInt32(8 * $0)) }
  }

  /// FNV-1a of 32 bits: enough to see a write that was torn.
  package static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    bytes.reduce(2_166_136_261) { ($0 ^ UInt32($1)) &* 16_777_619 }
  }
}
