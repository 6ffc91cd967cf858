import JSON

extension JSONCursor {
  func check() throws(DataFileError) -> CheckPolicy {
    try onlyKeys([
      "unit", "limitsIn", "value", "measures", "unmeasuredVerdict", "unmeasuredScore",
      "retakeConfidence",
    ])
    var policy = CheckPolicy.none
    policy.unit = try required("unit").string()
    policy.limitsIn = try optional("limitsIn")?.word(CheckPolicy.LimitUnit.self) ?? .value
    policy.value = try optional("value")?.rule()
    for (name, cursor) in try optional("measures")?.entries() ?? [] {
      policy.measures.append((name, try cursor.rule()))
    }
    policy.measures.sort { $0.name < $1.name }
    if let cursor = optional("unmeasuredVerdict") {
      let verdict = try cursor.word(Outcome.self)
      guard verdict == .review || verdict == .retake else {
        throw cursor.failure("expected \"review\" or \"retake\"; leave it out for no bound")
      }
      policy.unmeasuredVerdict = verdict
    }
    policy.unmeasuredScore = try optional("unmeasuredScore")?.integer(in: 0...100)
    policy.retakeConfidence = try optional("retakeConfidence")?.number(in: 0...1) ?? 0
    return policy
  }
}
