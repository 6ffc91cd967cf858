import Findings
import Measures
import Raster

private let reportMagic: UInt32 = 0x3252_4E4A  // "JNR2"

extension ChildReport {
  /// The frame that carries this report from the child to the parent.
  package var frame: [UInt8] { written.bytes }

  /// Where each value lies in ``frame``.
  package var frameFields: [FrameField] { written.fields }

  private var written: FrameWriter {
    var writer = FrameWriter()
    writer.put(reportMagic)
    writer.put(findings.facts)
    writer.put(findings.hasZerosAtAnEnd)
    writer.put(findings.fault) { $0.put($1) }
    writer.put(findings.kind)
    writer.put(findings.kindSeen) {
      $0.put($1.kind)
      $0.put($1.confidence)
    }
    writer.put(findings.turn) { $0.put($1.degrees) }
    writer.put(findings.document) { $0.put($1) }
    writer.put(findings.readings) { $0.put($1) }
    writer.put(findings.fingerprint) { $0.put($1) }
    writer.put(findings.thumbnail) { $0.put($1) }
    for value in [
      findings.milliseconds.decode, findings.milliseconds.measure,
      findings.milliseconds.thumbnail, findings.milliseconds.total,
    ] { writer.put(value) }
    return writer
  }

  /// Reads a child's report.
  ///
  /// What comes through is numbers within their ranges and words of the parent's own lists; there
  /// is no text in it that a photo could have written.
  ///
  /// - Parameters:
  ///   - frame: The bytes as they came, from a process that may be in an attacker's hands.
  ///   - assignment: What the child was asked; its limits bound the numbers.
  /// - Throws: ``FrameError`` where anything in it is out of range or inconsistent.
  package init(frame: [UInt8], for assignment: Assignment) throws(FrameError) {
    var reader = FrameReader(frame)
    guard try reader.number(UInt32.self) == reportMagic else { throw .notAFrame }
    let facts = try reader.facts(within: assignment.photo)
    let hasZerosAtAnEnd = try reader.bool()
    let fault = try reader.optional { r throws(FrameError) in
      try r.fault(within: assignment.photo)
    }
    let kind = try reader.kind(of: assignment)
    guard assignment.kind ?? kind == kind else { throw .inconsistent }
    let kindSeen = try reader.optional { r throws(FrameError) in
      KindSeen(kind: try r.kind(of: assignment), confidence: try r.double(in: 0...1))
    }
    let turn = try reader.optional { r throws(FrameError) -> Turn in
      guard let turn = Turn(rawValue: try r.integer(in: 0...270)) else { throw .outOfRange }
      return turn
    }
    let document = try reader.optional { r throws(FrameError) in try r.geometry(in: facts) }
    let readings = try reader.list(atMost: CheckID.allCases.count) { r throws(FrameError) in
      try r.reading(in: facts)
    }
    let fingerprint = try reader.optional { r throws(FrameError) in try r.fingerprint() }
    let thumbnail = try reader.optional { r throws(FrameError) in try r.thumbnail(assignment) }
    let milliseconds = try reader.milliseconds()
    guard reader.isAtEnd else { throw .leftOver }
    findings = Findings(
      facts: facts, fault: fault, kind: kind, kindSeen: kindSeen, turn: turn, document: document,
      readings: readings, fingerprint: fingerprint, thumbnail: thumbnail,
      milliseconds: milliseconds, hasZerosAtAnEnd: hasZerosAtAnEnd)
    let isWhole = findings.fault == nil ? findings.isOfPhoto(assignment) : findings.isOfNoPhoto
    guard isWhole else { throw .inconsistent }
  }
}

extension Findings {
  /// Whether the parts of a report on a photo with pixels go together.
  fileprivate func isOfPhoto(_ assignment: Assignment) -> Bool {
    facts.format != nil && (thumbnail != nil) == (assignment.thumbnail != nil)
      && Set(readings.map(\.check)).count == readings.count
  }

  /// Whether the parts of a report on a photo without pixels go together: nothing is measured on
  /// it, and an empty file says nothing of itself.
  fileprivate var isOfNoPhoto: Bool {
    kindSeen == nil && turn == nil && document == nil && readings.isEmpty && fingerprint == nil
      && thumbnail == nil
      && (fault?.code != .empty || (facts == PhotoFacts() && !hasZerosAtAnEnd))
  }
}
