import Vocabulary

/// The names of the files of `reports/`: all of them are made here, and read here.
package enum ListName {
  /// The page that a clerk opens first.
  package static let index = "index.html"
  /// The page that leads to all ``find(_:)`` pages.
  package static let numbers = "numbers.html"

  /// The page of one part of a day's cases.
  package static func day(_ shard: DayShard) -> String {
    shard.number == 1 ? "day-\(shard.day).html" : "day-\(shard.day)-\(shard.number).html"
  }

  /// The page of a month's days.
  ///
  /// - Parameter month: `2020-03`.
  package static func month(_ month: String) -> String { "month-\(month).html" }

  /// The page of the ids that end alike.
  ///
  /// - Parameter key: ``findKey(_:)``.
  package static func find(_ key: String) -> String { "find-\(key).html" }

  /// Where an id is looked for by its end, in lower case: the last three of its digits; of one with
  /// fewer, the last three of its letters and digits. Never empty, and only letters and digits.
  package static func findKey(_ id: String) -> String {
    let plain = id.lowercased().unicodeScalars.filter {
      ("a"..."z").contains($0) || ("0"..."9").contains($0)
    }
    let digits = plain.filter { ("0"..."9").contains($0) }
    let end = digits.count >= 3 ? Array(digits.suffix(3)) : Array(plain.suffix(3))
    return end.isEmpty ? "x" : String(String.UnicodeScalarView(end))
  }

  /// What the name of a file of `reports/` says it is; `nil` for what is none of these pages.
  package static func read(_ name: String) -> Kind? {
    if name == index || name == numbers { return .whole }
    guard name.hasSuffix(".html") else { return nil }
    let stem = name.dropLast(".html".count)
    let isPlain = stem.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) || $0 == UInt8(ascii: "-")
    }
    guard isPlain else { return nil }
    if stem.hasPrefix("month-") { return .month(String(stem.dropFirst(6))) }
    if stem.hasPrefix("find-") { return .find(String(stem.dropFirst(5))) }
    // What a former version wrote.
    if stem.hasPrefix("page-"), Int(stem.dropFirst(5)) != nil { return .former }
    guard stem.hasPrefix("day-") else { return nil }
    let parts = stem.dropFirst(4).split(separator: "-", omittingEmptySubsequences: false)
    guard (3...4).contains(parts.count), parts.allSatisfy({ Int($0) != nil }) else { return nil }
    let number = parts.count == 4 ? Int(parts[3]) ?? 0 : 1
    guard number >= 1 else { return nil }
    return .day(DayShard(day: parts[0..<3].joined(separator: "-"), number: number))
  }

  /// What a file of `reports/` is.
  package enum Kind: Equatable, Sendable {
    case whole, former
    case day(DayShard)
    case month(String)
    case find(String)
  }
}
