import Measures
import Raster
import TestSupport
import Testing

/// Two people's papers of one form, each in the very same place: what the form prints is the same,
/// what is filled in is not.
@Suite struct TwinPapersTests {
  /// A page of lines of words on a grey table. Everything but `fields` lines is the form's; words
  /// are bars of strokes, as print is when it is small.
  static func page(form: UInt64, person: UInt64, fields: Set<Int>, width: Int = 900) -> Plane {
    let height = width * 4 / 3
    var plane = Plane(size: Size(width: width, height: height), filledWith: 90)
    let (left, right) = (width / 12, width - width / 12)
    for y in height / 16..<height - height / 16 {
      for x in left..<right { plane[x, y] = 225 }
    }
    let stroke = max(1, width / 450)
    let (lineHeight, pitch) = (width / 80, width / 32)
    for line in 0..<34 {
      var random = SplitMix64(seed: fields.contains(line) ? person &* 1000 &+ UInt64(line) : form)
      for _ in 0..<line { _ = random.next() }
      // A field is short, and names differ in length; a line of the form goes across.
      let end =
        fields.contains(line)
        ? left + Int.random(in: width / 5...width / 2, using: &random) : right - width / 12
      var x = left + width / 14
      while x < end {
        for _ in 0..<Int.random(in: 2...9, using: &random) {
          for _ in 0..<Int.random(in: 2...3, using: &random) where x < end {
            let top = Int.random(in: 0...lineHeight / 2, using: &random)
            for y in top..<lineHeight {
              for i in 0..<stroke { plane[x + i, height / 10 + line * pitch + y] = 40 }
            }
            x += 2 * stroke
          }
        }
        x += 5 * stroke
      }
    }
    return plane
  }

  static func noisy(_ plane: Plane, _ seed: UInt64, deviation: Double = 2) -> Plane {
    var random = SplitMix64(seed: seed)
    var noisy = plane
    for i in noisy.samples.indices {
      let value = Double(noisy.samples[i]) + deviation * random.normal()
      noisy.samples[i] = UInt8(max(0, min(255, value.rounded())))
    }
    return noisy
  }

  /// Lines that are filled in: a letter's few, and most of a table.
  static let forms: [Set<Int>] = [[4, 6, 8, 10], Set(6...26)]

  @Test("another person's paper of the same form is no copy", arguments: forms, [1, 2, 3])
  func people(fields: Set<Int>, form: Int) throws {
    let first = Self.page(form: UInt64(form), person: 1, fields: fields)
    for person in 2...4 as ClosedRange<UInt64> {
      let other = Self.page(form: UInt64(form), person: person, fields: fields)
      let distance = try FingerprintTests.distance(
        Self.noisy(other, person), Self.noisy(first, 90))
      #expect(distance > FingerprintMatch.border)
    }
  }

  @Test("a copy of such a paper is one, and so is the same paper once more on the stand")
  func copies() throws {
    let first = Self.page(form: 1, person: 1, fields: Self.forms[0])
    let earlier = Self.noisy(first, 90)
    let toned = Plane(width: first.width, height: first.height) {
      max(0, min(255, (Double(earlier[$0, $1]) - 128) * 1.2 + 134))
    }
    let copies = [
      Self.noisy(first, 91), toned, FingerprintTests.mirrored(toned),
      FingerprintTests.resized(earlier, to: 600),
      FingerprintTests.resized(FingerprintTests.cropped(earlier, by: 0.03), to: 700),
    ]
    for copy in copies {
      #expect(try FingerprintTests.distance(copy, earlier) < FingerprintMatch.border)
    }
  }

  @Test("one field that differs is enough, on a page that is the form's otherwise")
  func oneField() throws {
    let first = Self.page(form: 5, person: 1, fields: [7])
    let other = Self.page(form: 5, person: 2, fields: [7])
    #expect(try FingerprintTests.distance(other, first) > FingerprintMatch.border)
  }

  @Test("a little turned, shifted and contradicted each may be a copy, all at once is none")
  func together() throws {
    let page = Self.page(form: 1, person: 1, fields: Self.forms[0])
    let (later, earlier) = (
      try FingerprintTests.reading(Self.noisy(page, 91)),
      try FingerprintTests.reading(Self.noisy(page, 90)).fingerprint
    )
    let copy = try #require(FingerprintMatch(of: later, with: earlier))
    let changes: [(inout FingerprintMatch) -> Void] = [
      { $0.contradiction = 4.2 }, { $0.rotationDegrees = 0.045 }, { $0.overhang = 0.0009 },
    ]
    var all = copy
    for change in changes {
      var one = copy
      change(&one)
      #expect(one.distance < FingerprintMatch.border)
      change(&all)
    }
    #expect(all.distance > FingerprintMatch.border)
  }

  @Test("what only one of both pages has counts whichever comes first")
  func eitherOrder() throws {
    let page = Self.page(form: 3, person: 1, fields: [])
    var longer = page
    // A word more, at the end of a line that is the form's.
    let (x, y) = (page.width - page.width / 5, page.height - page.height / 8)
    for row in 0..<8 {
      for column in stride(from: 0, to: 60, by: 5) {
        for i in 0..<2 { longer[x + column + i, y + row] = 60 }
      }
    }
    let (short, long) = (Self.noisy(page, 4), Self.noisy(longer, 5))
    #expect(try FingerprintTests.distance(long, short) > FingerprintMatch.border)
    #expect(try FingerprintTests.distance(short, long) > FingerprintMatch.border)
  }

  /// A page with a word of tall strokes on blank paper at its foot.
  private static func written(_ page: Plane, pitch: Int) -> Plane {
    var written = page
    let (left, top) = (page.width / 4, page.height - page.height / 8)
    for row in 0..<page.height / 24 {
      for column in stride(from: 0, to: page.width / 2, by: pitch) {
        for i in 0..<pitch / 3 { written[left + column + i + row / 4, top + row] = 50 }
      }
    }
    return written
  }

  @Test("a copy on which something was written, or a part was blanked out, is one")
  func marked() throws {
    let page = Self.noisy(Self.page(form: 3, person: 1, fields: [5]), 4)
    let written = Self.written(page, pitch: 36)
    var blanked = page
    for row in page.height / 2..<page.height / 2 + 60 {
      for column in page.width / 6..<page.width / 2 { blanked[column, row] = 225 }
    }
    for marked in [written, blanked] {
      #expect(try FingerprintTests.distance(marked, page) < FingerprintMatch.border)
      #expect(try FingerprintTests.distance(page, marked) < FingerprintMatch.border)
    }
  }

  @Test("papers with other words in one place are two, and so is one filled in at three places")
  func otherWords() throws {
    let page = Self.page(form: 3, person: 1, fields: [5])
    let (one, other) = (Self.written(page, pitch: 36), Self.written(page, pitch: 50))
    #expect(try FingerprintTests.distance(other, one) > FingerprintMatch.border)
    var filled = page
    for top in [page.height / 14, page.height / 2, page.height - page.height / 8] {
      for row in 0..<30 {
        for column in stride(from: page.width / 4, to: page.width / 2, by: 16) {
          for i in 0..<5 { filled[column + i, top + row] = 50 }
        }
      }
    }
    #expect(try FingerprintTests.distance(filled, page) > FingerprintMatch.border)
  }

  @Test("a page that lies elsewhere by a third of a hundredth is another exposure")
  func shifted() throws {
    let page = Self.page(form: 1, person: 1, fields: Self.forms[0])
    let moved = Plane(width: page.width, height: page.height) {
      Double(page[max(0, $0 - 3), max(0, $1 - 2)])
    }
    #expect(
      try FingerprintTests.distance(Self.noisy(moved, 7), Self.noisy(page, 8))
        > FingerprintMatch.border)
  }

  @Test("a picture that is no longer at hand is compared with none")
  func gone() throws {
    var reading = try FingerprintTests.reading(FingerprintTests.scene(3))
    reading.picture = nil
    #expect(FingerprintMatch(of: reading, with: reading.fingerprint) == nil)
  }
}
