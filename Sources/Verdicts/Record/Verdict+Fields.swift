import Findings
import Measures
import Raster
package import JSON

extension Verdict: Recorded {
  static var blank: Verdict {
    Verdict(
      submission: Provenance(file: ""), facts: PhotoFacts(), kind: "", outcome: .unreadable,
      checks: [], reply: .blank, send: false, engine: .blank, milliseconds: .blank)
  }

  mutating func fields(_ record: inout RecordCoder) {
    record.schema("jernih.verdict/1")
    record.group("photo") { photoFields(&$0) }
    record.optional("case", &submission.caseID, .text)
    record.needed("kind", &kind, .text)
    record.optional("kindSeen", &kindSeen, .record)
    record.optional("n", &submission.attempt, .integer)
    record.needed("verdict", &outcome, .word, else: "missing or unknown")
    record.optional("score", &score, .integer)
    record.optional("turn", &turn, .degrees)
    record.optional("document", &document, .record)
    record.needed("checks", &checks, .list(.record), else: "expected a list")
    record.optional("fault", &fault, .record)
    record.needed("reply", &reply, .record, else: "expected id and en")
    record.field("send", &send, .flag)
    record.optional("thumbnail", &submission.thumbnail, .text)
    record.field("engine", &engine, .record)
    record.field("milliseconds", &milliseconds, .record)
  }

  private mutating func photoFields(_ photo: inout RecordCoder) {
    photo.needed("file", &submission.file, .text)
    photo.optional("sha256", &submission.sha256, .text)
    photo.optional("bytes", &submission.bytes, .integer)
    photo.optional("format", &facts.format, .word)
    photo.optional("width", &facts.width, .integer)
    photo.optional("height", &facts.height, .integer)
    // Without a format there is no header, and so no orientation and no frame type either.
    let isKnown = facts.format != nil
    photo.field("exifOrientation", &facts.exifOrientation, .integer, isKnown: isKnown)
    photo.field("hasCameraTags", &facts.hasCameraTags, .flag, isKnown: isKnown)
    photo.optional("jpegQuality", &facts.jpegQuality, .integer)
    photo.optional("jpegTable", &facts.jpegTable, .word)
    photo.field("progressive", &facts.progressive, .flag, isKnown: isKnown)
    photo.optional("fingerprint", &fingerprint, .fingerprint)
  }
}

extension Verdict {
  /// The contract's `jernih.verdict/1`: its keys in its order, every one always there.
  package var json: JSON { written }

  /// Reads a `jernih.verdict/1` back. Keys that this version does not know are passed over, and so
  /// are checks and causes of a later one.
  ///
  /// - Throws: ``ReadError`` where a key that the contract always has is missing or of another
  ///   type: the file was damaged, or is none of ours.
  package init(json: JSON) throws(ReadError) {
    try self.init(reading: Self.withReply(json))
    // Before it was a key of the photo it stood among the numbers of resolution.
    for index in checks.indices {
      let former = checks[index].measures.removeValue(forKey: "cameraTags")
      if json["photo"]?["hasCameraTags"] == nil, former == 1 { facts.hasCameraTags = true }
    }
  }

  /// `check` has no reply, null, to a name in a list that led to no file; every other verdict has
  /// one.
  private static func withReply(_ json: JSON) -> JSON {
    guard json["fault"] != nil, json["reply"] == nil,
      json.members?.contains(where: { $0.key == "reply" }) == true
    else { return json }
    return json.replacing("reply", by: Bilingual.blank.written)
  }

  /// A stored verdict that cannot be read.
  package struct ReadError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The path of the key.
    package var key: String
    /// What is wrong with it.
    package var message: String
    /// `photo.file: missing`.
    package var description: String { "\(key): \(message)" }
  }
}

extension RecordForm<Turn> {
  fileprivate static var degrees: Self {
    Self(write: { .integer($0.degrees) }, read: { $0.integer.flatMap(Turn.init(rawValue:)) })
  }
}

extension RecordForm<Fingerprint> {
  fileprivate static var fingerprint: Self {
    Self(write: { .text($0.text) }, read: { $0.string.flatMap(Fingerprint.init(text:)) })
  }
}
