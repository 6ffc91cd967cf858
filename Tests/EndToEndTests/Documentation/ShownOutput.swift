import Foundation

/// What a page shows as a command's output, against what the command printed.
///
/// They must be equal line by line, but for ``VaryingText``, and but for what the page leaves out:
/// `…` on a line of its own stands for any lines, none too, and within a line for any characters.
/// Spaces at the ends of lines do not count.
enum ShownOutput {
  private static let anything = "…"

  /// What differs, for people; `nil` where nothing does.
  static func difference(shown: String, printed: String) -> String? {
    let (shown, printed) = (lines(of: shown), lines(of: printed))
    let parts = shown.split(separator: anything, omittingEmptySubsequences: false)
    var next = 0
    for (index, part) in parts.enumerated() {
      let isFirst = index == 0
      let isLast = index == parts.count - 1
      // What stands before the first `…` is at the beginning, what stands behind the last one at
      // the end, and what stands between two of them at the first place behind what came before.
      let end = printed.count - part.count
      let places = isLast ? (isFirst ? [0] : [end]) : isFirst ? [0] : Array(next...max(next, end))
      let place = places.first { place in
        place >= next && place <= end
          && zip(part, printed.dropFirst(place)).allSatisfy { fits($1, $0) }
      }
      let isWhole = !(isFirst && isLast) || part.count == printed.count
      guard let place, isWhole else {
        return report(part, printed, from: next)
      }
      next = place + part.count
    }
    return nil
  }

  /// The lines of a text as they are compared; an empty one at the end is none.
  private static func lines(of text: String) -> [String] {
    var lines = VaryingText.replaced(in: text).components(separatedBy: "\n").map { line in
      String(line.reversed().drop { $0 == " " }.reversed())
    }
    while lines.last == "" { lines.removeLast() }
    return lines
  }

  /// Whether a printed line is as it is shown.
  private static func fits(_ line: String, _ shown: String) -> Bool {
    let parts = shown.components(separatedBy: anything)
    guard parts.count > 1, let first = parts.first, let last = parts.last else {
      return line == shown
    }
    guard line.hasPrefix(first), line.count >= first.count + last.count, line.hasSuffix(last) else {
      return false
    }
    var rest = line.dropFirst(first.count).dropLast(last.count)
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      guard let found = rest.range(of: part) else { return false }
      rest = rest[found.upperBound...]
    }
    return true
  }

  private static func report(_ part: ArraySlice<String>, _ printed: [String], from next: Int)
    -> String
  {
    let missing = part.first { shown in !printed.dropFirst(next).contains { fits($0, shown) } }
    let what = missing.map { "'\($0)' was not printed" } ?? "other lines, or others between them"
    return "\(what); shown:\n\(part.joined(separator: "\n"))\nprinted:\n"
      + printed.joined(separator: "\n")
  }
}
