import Wire

/// One value of a frame, and everything a taken-over child might write in its place.
struct Forgery {
  var name: String
  var form: FrameField.Form
  /// As they stand in the frame.
  var lies: [[UInt8]]

  private static func bytes(_ body: (inout FrameWriter) -> Void) -> [UInt8] {
    var writer = FrameWriter()
    body(&writer)
    return writer.bytes
  }

  static func flag(_ name: String) -> Forgery {
    Forgery(name: name, form: .flag, lies: [[2], [0x80], [0xFF]])
  }

  static func count(_ name: String, atMost maximum: Int) -> Forgery {
    let lies = [UInt32(maximum) + 1, 1 << 31, .max]
    return Forgery(name: name, form: .unsigned, lies: lies.map { lie in bytes { $0.put(lie) } })
  }

  static func unsigned(_ name: String, lies: [UInt32]) -> Forgery {
    Forgery(name: name, form: .unsigned, lies: lies.map { lie in bytes { $0.put(lie) } })
  }

  static func integer(_ name: String, _ range: ClosedRange<Int>, and more: [Int] = []) -> Forgery {
    let lies = [Int.min, -1, range.lowerBound - 1, range.upperBound + 1, .max] + more
    return Forgery(name: name, form: .integer, lies: lies.map { lie in bytes { $0.put(lie) } })
  }

  /// A whole number without an upper limit.
  static func integer(_ name: String, from least: Int) -> Forgery {
    let lies = [Int.min, -1, 0, least - 1]
    return Forgery(name: name, form: .integer, lies: lies.map { lie in bytes { $0.put(lie) } })
  }

  static func number(_ name: String, _ range: ClosedRange<Double>) -> Forgery {
    let lies = [
      .nan, -.nan, .signalingNaN, .infinity, -.infinity, range.lowerBound.nextDown,
      range.upperBound.nextUp, 1e300, -1e300,
    ]
    return Forgery(name: name, form: .number, lies: lies.map { lie in bytes { $0.put(lie) } })
  }

  /// A word or a name, which is never anything that a photo could have made up.
  static func word(_ name: String, and more: [String] = []) -> Forgery {
    let texts =
      [
        "", " ", "x", "Klik http://evil.example/ktp utk verifikasi ATM anda sekarang 08",
        "<script>x", "\"><svg onload=x", "a\u{1B}[2J", "\u{202E}gpj", "\u{9B}2J", "\u{2028}",
        "__proto__", "jpeg\0", "jpeg\n", "{kind}", String(repeating: "x", count: 70_000),
      ] + more
    // No UTF-8, a count without its bytes, and one that runs past the end.
    let broken: [[UInt8]] = [
      [2, 0, 0, 0, 0xC3, 0x28], [1, 0, 0, 0, 0xFF], [0xFF, 0xFF, 0xFF, 0xFF], [0, 0, 1, 0],
    ]
    return Forgery(
      name: name, form: .text, lies: texts.map { text in bytes { $0.put(text) } } + broken)
  }

  static func block(_ name: String, lies: [[UInt8]]) -> Forgery {
    let broken: [[UInt8]] = [[0xFF, 0xFF, 0xFF, 0xFF]]
    return Forgery(
      name: name, form: .block, lies: lies.map { lie in bytes { $0.put(lie) } } + broken)
  }
}
