/// Times as clerks read them, from the ISO 8601 text that the service stores.
package enum TimeText {
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des",
  ]

  /// `2020-03-24T08:15:00+08:00` as `24 Mar 2020, 08.15 WITA`; anything else as it is.
  ///
  /// The clock time is the one written, never converted; the zone follows by its Indonesian name
  /// where it has one (UTC+7 WIB, +8 WITA, +9 WIT).
  package static func clerk(_ iso: String) -> String {
    let text = Array(iso.utf8)
    guard text.count >= 19, text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-"),
      text[10] == UInt8(ascii: "T"), text[13] == UInt8(ascii: ":"),
      let year = number(text[0..<4]), let month = number(text[5..<7]), (1...12).contains(month),
      let day = number(text[8..<10]), let hour = number(text[11..<13]),
      let minute = number(text[14..<16])
    else { return iso }
    return "\(day) \(months[month - 1]) \(year), \(two(hour)).\(two(minute)) \(zone(of: iso))"
  }

  private static func zone(of iso: String) -> String {
    if iso.hasSuffix("Z") || iso.hasSuffix("+00:00") { return "UTC" }
    if iso.hasSuffix("+07:00") { return "WIB" }
    if iso.hasSuffix("+08:00") { return "WITA" }
    if iso.hasSuffix("+09:00") { return "WIT" }
    return String(iso.suffix(6))
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for digit in digits {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      value = value * 10 + Int(digit - UInt8(ascii: "0"))
    }
    return value
  }

  private static func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
}
