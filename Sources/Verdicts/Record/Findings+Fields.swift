import Findings

extension KindSeen: Recorded {
  static var blank: KindSeen { KindSeen(kind: "", confidence: 0) }

  mutating func fields(_ record: inout RecordCoder) {
    record.needed("kind", &kind, .text)
    record.field("confidence", &confidence, .number(RecordDigits.confidence))
  }
}

extension Fault: Recorded {
  static var blank: Fault { Fault(.notReadable, "") }

  mutating func fields(_ record: inout RecordCoder) {
    record.needed("code", &code, .word)
    record.field("detail", &detail, .text)
    record.optional("limit", &limit, .text)
    record.optional("allowed", &allowed, .number(RecordDigits.allowed))
    record.optional("seen", &seen, .text)
  }
}

extension StepMilliseconds: Recorded {
  static var blank: StepMilliseconds { StepMilliseconds() }

  mutating func fields(_ record: inout RecordCoder) {
    let digits = RecordDigits.milliseconds
    record.optional("queued", &queued, .number(digits))
    record.field("decode", &decode, .number(digits))
    record.field("measure", &measure, .number(digits))
    record.field("thumbnail", &thumbnail, .number(digits))
    record.field("total", &total, .number(digits))
  }
}
