import Measures
import Raster
import Verdicts

private let reportMagic: UInt32 = 0x3152_4E4A  // "JNR1"

extension ChildReport {
  /// The frame that carries this report from the child to the parent.
  package var frame: [UInt8] {
    var writer = FrameWriter()
    writer.put(reportMagic)
    writer.put(findings.facts)
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
    return writer.bytes
  }

  /// Reads a child's report.
  ///
  /// - Parameters:
  ///   - frame: The bytes as they came, from a process that may be in an attacker's hands.
  ///   - assignment: What the child was asked; its limits bound the numbers.
  /// - Throws: ``FrameError`` where anything in it is out of range or inconsistent.
  package init(frame: [UInt8], for assignment: Assignment) throws(FrameError) {
    var reader = FrameReader(frame)
    guard try reader.number(UInt32.self) == reportMagic else { throw .notAFrame }
    let facts = try reader.facts()
    let fault = try reader.optional { r throws(FrameError) in try r.fault() }
    let kind = try reader.text(atMost: 16)
    guard assignment.shapes.contains(where: { $0.kind == kind }) else { throw .inconsistent }
    let kindSeen = try reader.optional { r throws(FrameError) in
      KindSeen(kind: try r.text(atMost: 16), confidence: try r.double(in: 0...1))
    }
    let turn = try reader.optional { r throws(FrameError) -> Turn in
      guard let turn = Turn(rawValue: try r.integer(in: 0...270)) else { throw .outOfRange }
      return turn
    }
    let document = try reader.optional { r throws(FrameError) in try r.geometry() }
    let readings = try reader.list(atMost: CheckID.allCases.count) { r throws(FrameError) in
      try r.reading()
    }
    guard Set(readings.map(\.check)).count == readings.count else { throw .inconsistent }
    let fingerprint = try reader.optional { r throws(FrameError) in try r.fingerprint() }
    let thumbnail = try reader.optional { r throws(FrameError) in
      try r.block(atMost: assignment.thumbnailBytesMaximum)
    }
    let longEdge = assignment.thumbnail?.longEdgePixels ?? 0
    if let thumbnail, !ThumbnailBytes.arePlain(thumbnail, longEdgePixels: longEdge) {
      throw .inconsistent
    }
    let hour = 0.0...3_600_000
    let milliseconds = StepMilliseconds(
      decode: try reader.double(in: hour), measure: try reader.double(in: hour),
      thumbnail: try reader.double(in: hour), total: try reader.double(in: hour))
    guard reader.isAtEnd else { throw .leftOver }
    let isPictured = fault == nil && assignment.thumbnail != nil
    guard isPictured == (thumbnail != nil), fault == nil || readings.isEmpty else {
      throw .inconsistent
    }
    findings = Findings(
      facts: facts, fault: fault, kind: kind, kindSeen: kindSeen, turn: turn, document: document,
      readings: readings, fingerprint: fingerprint, thumbnail: thumbnail,
      milliseconds: milliseconds)
  }
}
