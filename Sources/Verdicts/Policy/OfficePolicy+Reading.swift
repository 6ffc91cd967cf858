import JSON

extension JSONCursor {
  func office() throws(DataFileError) -> OfficePolicy {
    try onlyKeys(["hours", "closed", "personAfterRetakes"])
    var closed: Set<CivilDate> = []
    for element in try required("closed").elements() {
      guard let date = CivilDate(try element.string()) else {
        throw element.failure("expected a day like \"2026-12-25\"")
      }
      closed.insert(date)
    }
    return OfficePolicy(
      hours: try required("hours").openingHours(), closed: closed,
      personAfterRetakes: try optional("personAfterRetakes")?.integer(in: 1...200))
  }

  /// A list of hours, each for some days of the week.
  func openingHours() throws(DataFileError) -> [OpeningHours] {
    var hours: [OpeningHours] = []
    for element in try elements() { hours.append(try element.hoursOfDays()) }
    return hours
  }

  private func hoursOfDays() throws(DataFileError) -> OpeningHours {
    try onlyKeys(["days", "from", "to"])
    var days: Set<Weekday> = []
    for element in try required("days").elements() {
      let day = try element.word(Weekday.self)
      guard days.insert(day).inserted else {
        throw element.failure("'\(day.rawValue)' is listed twice")
      }
    }
    guard !days.isEmpty else { throw try required("days").failure("at least one day is needed") }
    let end = try required("to")
    let (opens, closes) = (try required("from").minutesOfDay(), try end.minutesOfDay())
    guard opens < closes else { throw end.failure("'to' must be later than 'from'") }
    return OpeningHours(
      days: Weekday.allCases.filter(days.contains), opens: opens, closes: closes)
  }

  /// `"08:00"`, at most `"24:00"`, as minutes after midnight.
  private func minutesOfDay() throws(DataFileError) -> Int {
    let text = Array(try string().utf8)
    let digits = text.compactMap { (0x30...0x39).contains($0) ? Int($0) - 0x30 : nil }
    guard text.count == 5, text[2] == UInt8(ascii: ":"), digits.count == 4,
      digits[2] < 6, (digits[0] * 10 + digits[1]) * 60 + digits[2] * 10 + digits[3] <= 24 * 60
    else { throw failure("expected a time of the day like \"08:00\"") }
    return (digits[0] * 10 + digits[1]) * 60 + digits[2] * 10 + digits[3]
  }
}
