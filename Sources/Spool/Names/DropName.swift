package import Files
import Vocabulary

/// The name of a drop: in `new/` `CASE.KIND[.TOKEN].EXT` for a photo, `CASE.case.json` for a case,
/// in `decisions/` `CASE.KIND[.N].TOKEN.decision.json`.
///
/// Only the name is read here, byte by byte; what the drop holds is nobody's word yet. `EXT` is any
/// bytes but a dot, and ignored.
package struct DropName: Hashable, Sendable {
  /// What a well-named drop is meant to be.
  package enum Content: Hashable, Sendable {
    /// A photo of this kind.
    case photo(kind: String)
    /// The case's own file.
    case caseFile
    /// A clerk's decision on an attempt.
    case decision(kind: String, number: Int)
  }

  /// The case: `[A-Za-z0-9][A-Za-z0-9_-]{0,63}`, not 16 digits alone.
  package let caseID: String
  package let content: Content
  /// `[A-Za-z0-9_-]{1,32}`, from a sender that keeps its names apart.
  package let token: String?

  /// The claimed kind of a photo; `nil` for a case's file.
  package var kind: String? {
    if case .photo(let kind) = content { kind } else { nil }
  }

  /// Reads a name.
  ///
  /// - Parameters:
  ///   - kinds: The policy's kinds; `nil` takes every word that could be one. A decision may be on
  ///     a kind that the policy had.
  ///   - isDecision: Whether it was dropped in `decisions/`.
  package static func read(
    _ name: EntryName, kinds: Set<String>?, asDecision isDecision: Bool = false
  ) -> NameReading {
    let bytes = name.bytes
    if bytes.first == UInt8(ascii: ".") { return .waits }
    for ending in [".part", ".tmp", ".filepart"] where bytes.ends(with: ending.utf8) {
      return .waits
    }
    let words = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard let first = words.first, let caseID = ascii(first), isCaseWord(caseID) else {
      return .unusable(UnusableName(reason: .badName))
    }
    guard isCase(caseID) else { return .unusable(UnusableName(reason: .applicantNumber)) }
    if isDecision { return decision(words, caseID: caseID) }
    guard words.count == 3 || words.count == 4, let kind = ascii(words[1]),
      words.allSatisfy({ !$0.isEmpty })
    else { return .unusable(UnusableName(reason: .badName, caseID: caseID)) }
    if words.count == 3 && kind == "case" && words[2].elementsEqual("json".utf8) {
      return .usable(DropName(caseID: caseID, content: .caseFile, token: nil))
    }
    guard KindName(kind) != nil else {
      return .unusable(UnusableName(reason: .badName, caseID: caseID))
    }
    guard kinds?.contains(kind) ?? true else {
      return .unusable(UnusableName(reason: .unknownKind, caseID: caseID, kind: kind))
    }
    if words.count == 3 {
      return .usable(DropName(caseID: caseID, content: .photo(kind: kind), token: nil))
    }
    guard let token = ascii(words[2]), isToken(token) else {
      return .unusable(UnusableName(reason: .badName, caseID: caseID, kind: kind))
    }
    return .usable(DropName(caseID: caseID, content: .photo(kind: kind), token: token))
  }

  private static func decision(_ words: [ArraySlice<UInt8>], caseID: String) -> NameReading {
    let texts = words.compactMap { ascii($0) }
    guard texts.count == words.count, (5...6).contains(texts.count),
      texts.suffix(2) == ["decision", "json"], isToken(texts[texts.count - 3]),
      let attempt = AttemptName(texts[1..<texts.count - 3].joined(separator: "."))
    else { return .unusable(UnusableName(reason: .badName, caseID: caseID)) }
    return .usable(
      DropName(
        caseID: caseID, content: .decision(kind: attempt.kind, number: attempt.number),
        token: texts[texts.count - 3]))
  }

  /// Whether `text` may name a case. 16 digits alone would be an applicant's NIK.
  package static func isCase(_ text: String) -> Bool {
    isCaseWord(text) && !(text.utf8.count == 16 && text.utf8.allSatisfy(isDigit))
  }

  /// Whether `text` may be a token.
  package static func isToken(_ text: String) -> Bool {
    (1...32).contains(text.utf8.count) && text.utf8.allSatisfy(isWordByte)
  }

  /// A token of 12 random letters and digits: 62 bits, so two senders never meet.
  package static func randomToken() -> String {
    let letters = Array("abcdefghijklmnopqrstuvwxyz0123456789")
    return String((0..<12).map { _ in letters[Int.random(in: 0..<letters.count)] })
  }

  private static func isCaseWord(_ text: String) -> Bool {
    guard let first = text.utf8.first, text.utf8.count <= 64 else { return false }
    return (isLower(first) || isUpper(first) || isDigit(first)) && text.utf8.allSatisfy(isWordByte)
  }

  private static func ascii(_ bytes: ArraySlice<UInt8>) -> String? {
    bytes.allSatisfy { $0 < 0x80 } ? String(decoding: bytes, as: UTF8.self) : nil
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    isLower(byte) || isUpper(byte) || isDigit(byte) || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: "-")
  }
  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  private static func isLower(_ byte: UInt8) -> Bool { (0x61...0x7a).contains(byte) }
  private static func isUpper(_ byte: UInt8) -> Bool { (0x41...0x5a).contains(byte) }
}

extension Array<UInt8> {
  fileprivate func ends(with ending: String.UTF8View) -> Bool {
    suffix(ending.count).elementsEqual(ending)
  }
}
