import Measures
import Findings
package import JSON
import Raster

extension CheckResult: Recorded {
  static var blank: CheckResult {
    CheckResult(
      id: .resolution, status: .notMeasured, score: nil, value: nil, unit: "", limits: nil)
  }

  mutating func fields(_ record: inout RecordCoder) {
    record.needed("id", &id, .word)
    record.needed("status", &status, .word)
    record.optional("score", &score, .integer)
    record.optional("value", &value, .number(RecordDigits.value))
    record.field("unit", &unit, .text)
    record.optional("limits", &limits, .record)
    record.field("measures", &measures, .numbers(RecordDigits.value))
    record.optional("failed", &failed, .record)
    record.field("regions", &regions, .list(.record))
    record.optional("confidence", &confidence, .number(RecordDigits.confidence))
    record.optional("cause", &cause, .word)
    record.optional("causeSeen", &causeSeen, .word)
    record.optional("why", &why, .word)
    record.field("other", &others, .references, isKnown: !others.isEmpty)
  }

  /// The contract's keys of one check, every one always there.
  package var json: JSON { written }
}

extension CheckResult.Limits: Recorded {
  static var blank: Self { Self(worse: .above) }

  mutating func fields(_ record: inout RecordCoder) {
    record.optional("retake", &retake, .number(RecordDigits.value))
    record.optional("review", &review, .number(RecordDigits.value))
    record.needed("worse", &worse, .word)
  }
}

extension CheckResult.Failed: Recorded {
  static var blank: Self { Self(measure: "", value: 0, limits: .blank) }

  mutating func fields(_ record: inout RecordCoder) {
    record.needed("measure", &measure, .text)
    record.needed("value", &value, .number(RecordDigits.value))
    record.needed("limits", &limits, .record)
  }
}

extension PixelRect: Recorded {
  static var blank: PixelRect { PixelRect(x: 0, y: 0, width: 0, height: 0) }

  mutating func fields(_ record: inout RecordCoder) {
    record.needed("x", &x, .integer)
    record.needed("y", &y, .integer)
    record.needed("width", &width, .integer)
    record.needed("height", &height, .integer)
  }
}

extension RecordForm<[PhotoReference]> {
  /// A list; earlier versions named one photo alone.
  fileprivate static var references: Self {
    let list = Self.list(.record)
    return Self(
      write: list.write,
      read: { json in list.read(json) ?? PhotoReference(stored: json).map { [$0] } })
  }
}

extension PhotoReference: Recorded {
  static var blank: PhotoReference { PhotoReference(caseID: "", kind: "", number: 0) }

  mutating func fields(_ record: inout RecordCoder) {
    record.needed("case", &caseID, .text)
    record.needed("kind", &kind, .text)
    record.needed("n", &number, .integer)
  }
}
