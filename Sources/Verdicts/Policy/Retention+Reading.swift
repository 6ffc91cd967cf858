import JSON

extension JSONCursor {
  /// The keys of states are the contract's words; each one is there, for the default has them all.
  func retention() throws(DataFileError) -> Retention {
    let words = ["outboxDays", "quarantineDays", "journalDays"]
    try onlyKeys(["stateDays"] + words)
    let states = try required("stateDays")
    try states.onlyKeys(CaseState.allCases.map(\.rawValue))
    var stateDays: [CaseState: Int] = [:]
    for state in CaseState.allCases { stateDays[state] = try states.days(state.rawValue) }
    return Retention(
      stateDays: stateDays, outboxDays: try days("outboxDays"),
      quarantineDays: try days("quarantineDays"), journalDays: try days("journalDays"))
  }

  /// At least a day, so that a slip of the pen empties no office.
  private func days(_ key: String) throws(DataFileError) -> Int? {
    try optional(key)?.integer(in: 1...36_500)
  }
}
