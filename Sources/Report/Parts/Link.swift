/// A relative address made of path segments, percent-encoded so that no segment can leave its
/// place.
///
/// Only `A–Z a–z 0–9 - _ . ~` stay as they are (RFC 3986, unreserved): a segment can therefore hold
/// neither a slash, a scheme's colon, a query nor a quote. `.` and `..` are for the page's own use
/// and are given by `upwards`.
package struct Link: Equatable, Sendable {
  /// The address, ready for an attribute.
  package let path: String

  /// - Parameters:
  ///   - upwards: How many directories to go up first.
  ///   - segments: Names of directories, and of the file last; one that is empty, `.` or `..` is
  ///     written as `_`.
  package init(upwards: Int = 0, _ segments: [String]) {
    let safe = segments.map { segment in
      ["", ".", ".."].contains(segment) ? "_" : Self.encoded(segment)
    }
    path = (Array(repeating: "..", count: upwards) + safe).joined(separator: "/")
  }

  private static func encoded(_ segment: String) -> String {
    let digits = Array("0123456789ABCDEF")
    var result = ""
    for byte in segment.utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
        UInt8(ascii: "."), UInt8(ascii: "~"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        result.append("%")
        result.append(digits[Int(byte >> 4)])
        result.append(digits[Int(byte & 15)])
      }
    }
    return result
  }
}
