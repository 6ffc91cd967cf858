package import Files
import Glibc

/// A fresh, random name that no two services ever give twice.
///
/// 12 hexadecimal digits of milliseconds since 1970, so that ids sort about by time, and 16 of
/// randomness. The clock is used for order alone.
package struct RandomID<Subject>: Hashable, Sendable, CustomStringConvertible {
  /// 28 lower-case hexadecimal digits.
  package let description: String

  /// Takes a name if it is one.
  package init?(_ text: some StringProtocol) {
    guard text.utf8.count == 28, text.utf8.allSatisfy(Hexadecimal.isDigit) else { return nil }
    description = String(text)
  }

  /// Takes an entry's name if it is one.
  package init?(_ name: EntryName) { self.init(name.text) }

  /// A fresh one.
  package init() {
    var time = timespec()
    _ = unsafe clock_gettime(CLOCK_REALTIME, &time)
    let milliseconds = UInt64(max(0, time.tv_sec)) * 1000 + UInt64(time.tv_nsec) / 1_000_000
    description =
      Hexadecimal.text(milliseconds, digits: 12)
      + Hexadecimal.text(UInt64.random(in: 0 ... .max), digits: 16)
  }
}

extension RandomID {
  private static var timeDigits: Int { 12 }

  /// The same random part under a time that sorts after another id's: this one itself where it does
  /// so already.
  package func following(_ other: RandomID?) -> RandomID {
    guard let other, self <= other else { return self }
    let time = UInt64(other.description.prefix(Self.timeDigits), radix: 16) ?? 0
    let text =
      Hexadecimal.text(time + 1, digits: Self.timeDigits) + description.dropFirst(Self.timeDigits)
    return RandomID(text) ?? self
  }

  /// Whether both have the same random part: one was made of the other by ``following(_:)``.
  package func isSame(as other: RandomID) -> Bool {
    description.dropFirst(Self.timeDigits) == other.description.dropFirst(Self.timeDigits)
  }
}

extension RandomID: Comparable {
  /// About the order in which they were made.
  package static func < (one: RandomID, other: RandomID) -> Bool {
    one.description < other.description
  }
}
