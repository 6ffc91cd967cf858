package import Verdicts

/// Numbers as a reader writes them: a decimal comma in Indonesian, a point in English, no group
/// marks.
package enum NumberText {
  /// A number rounded half away from zero to `places` decimals, trailing zeros left out.
  ///
  /// - Parameter places: 0…4.
  /// - Returns: `–` for what is no number or beyond ±10¹², which no measurement here reaches.
  package static func decimal(_ value: Double, places: Int, in language: Language) -> String {
    guard value.isFinite, abs(value) < 1e12 else { return "–" }
    let factor = [1.0, 10, 100, 1000, 10_000][max(0, min(4, places))]
    let scaled = Int((value * factor).rounded())
    let whole = abs(scaled) / Int(factor)
    var fraction = String(abs(scaled) % Int(factor) + Int(factor)).dropFirst()
    while fraction.last == "0" { fraction.removeLast() }
    let sign = scaled < 0 ? "−" : ""
    let point = language == .id ? "," : "."
    return fraction.isEmpty ? "\(sign)\(whole)" : "\(sign)\(whole)\(point)\(fraction)"
  }

  /// A number with about three digits that matter: 194, 41,5, 4,12, 0,042.
  package static func short(_ value: Double, in language: Language) -> String {
    let places =
      switch abs(value) {
      case 100...: 0
      case 10...: 1
      case 1...: 2
      default: 3
      }
    return decimal(value, places: places, in: language)
  }

  /// A share 0…1 in percent, to a tenth.
  package static func percent(_ share: Double, in language: Language) -> String {
    "\(decimal(share * 100, places: 1, in: language))\u{A0}%"
  }

  /// A count of bytes in kB or MB (10³, 10⁶).
  package static func bytes(_ count: Int, in language: Language) -> String {
    switch count {
    case ..<1000: "\(count) B"
    case ..<1_000_000: "\(decimal(Double(count) / 1e3, places: 0, in: language)) kB"
    default: "\(decimal(Double(count) / 1e6, places: 1, in: language)) MB"
    }
  }

  /// A unit of time, from how many seconds on it is used, and its names, whole and short.
  private typealias TimeUnit = (seconds: Double, whole: Bilingual, short: Bilingual)

  private static let timeUnits: [TimeUnit] = [
    (86_400, Bilingual(id: "hari", en: "day"), Bilingual(id: "hari", en: "d")),
    (3600, Bilingual(id: "jam", en: "hour"), Bilingual(id: "jam", en: "h")),
    (60, Bilingual(id: "menit", en: "minute"), Bilingual(id: "mnt", en: "min")),
    (1, Bilingual(id: "detik", en: "second"), Bilingual(id: "dtk", en: "s")),
  ]

  /// A span of time in the largest unit that fits, rounded down: `3 hari`, `3 days`.
  package static func spans(seconds: Double) -> Bilingual {
    let (number, unit) = counted(seconds)
    let end = number == "1" ? "" : "s"
    return Bilingual(id: "\(number) \(unit.whole.id)", en: "\(number) \(unit.whole.en)\(end)")
  }

  /// The same for a column of figures: `3 mnt`, `3 min`.
  package static func shortSpans(seconds: Double) -> Bilingual {
    let (number, unit) = counted(seconds)
    return Bilingual(id: "\(number) \(unit.short.id)", en: "\(number) \(unit.short.en)")
  }

  private static func counted(_ seconds: Double) -> (number: String, unit: TimeUnit) {
    let unit = timeUnits.first { seconds >= $0.seconds } ?? timeUnits[timeUnits.count - 1]
    let count = (max(0, seconds) / unit.seconds).rounded(.down)
    return (decimal(count, places: 0, in: .id), unit)
  }

  /// A value with its unit, as the policy or an older one names it; a unit that is none of those is
  /// written behind the number.
  package static func value(_ value: Double, unit: String, in language: Language) -> String {
    switch unit {
    case "distance": distance(value).text(in: language)
    case "share", "damage", "strength", "confidence": percent(value, in: language)
    case "codeValues", "": short(value, in: language)
    case "degrees", "°": "\(decimal(value, places: 1, in: language))°"
    default: "\(short(value, in: language))\u{A0}\(unit)"
    }
  }

  /// The same in both languages.
  static func values(_ value: Double, unit: String) -> Bilingual {
    Bilingual { self.value(value, unit: unit, in: $0) }
  }

  private static func distance(_ value: Double) -> Bilingual {
    guard value < 1 else { return Bilingual(id: "tidak ada yang mirip", en: "none alike") }
    let number = Bilingual { decimal(value, places: 2, in: $0) }
    return Bilingual(id: "jarak\u{A0}\(number.id)", en: "distance\u{A0}\(number.en)")
  }
}
