import Codecs
import Raster
import Testing

/// What is partly there is never given out as a photo.
@Suite struct DamageTests {
  /// A picture with detail everywhere, so that no row can be missed without being noticed.
  private static let noise = Plane(
    size: Size(width: 48, height: 40),
    samples: TestPicture.every(of: Size(width: 48, height: 40)) { x, y in
      UInt8((x &* 2_654_435 &+ y &* 40_503 &+ x &* y &* 97) >> 3 & 0xFF)
    })

  private static func baseline() throws -> [UInt8] {
    let half = Size(width: noise.width / 2, height: noise.height / 2)
    let chroma = Plane(size: half, samples: Array(noise.samples.prefix(half.area)))
    return try #require(
      JPEGEncoder.encode(luma: noise, blue: chroma, red: chroma, quality: 60))
  }

  private static let png = PNGWriter(size: TestPicture.size, colourType: 2) { x, y in
    TestPicture.rgb(x, y)
  }

  @Test(
    "no prefix of a JPEG decodes but the one that lacks nothing except its end marker",
    arguments: ["baseline", "ycc-420-progressive", "ycc-420-arithmetic", "ycc-444-three-scans"])
  func jpegPrefixes(name: String) throws {
    let file = name == "baseline" ? try Self.baseline() : try fixture(name)
    for count in 0..<file.count - 2 {
      let found = fault(of: Array(file.prefix(count)))
      switch found {
      case .empty: #expect(count == 0)
      case .truncated: #expect(count > 0)
      default: Issue.record("\(count) of \(file.count) bytes: \(String(describing: found))")
      }
    }
    #expect(fault(of: file) == nil)
    // Past its end an arithmetic decoder reads zeros unasked, so there the marker must be there.
    if name != "ycc-420-arithmetic" { #expect(fault(of: file.dropLast(2)) == nil) }
  }

  @Test(
    "no prefix of a PNG decodes but the one that lacks nothing except IEND",
    arguments: [false, true])
  func pngPrefixes(isInterlaced: Bool) {
    var writer = Self.png
    writer.isInterlaced = isInterlaced
    let file = writer.file()
    for count in 1...file.count {
      let found = fault(of: Array(file.prefix(count)))
      if count >= file.count - 12 {
        #expect(found == nil)
      } else if case .truncated = found {
      } else {
        Issue.record("\(count) of \(file.count) bytes: \(String(describing: found))")
      }
    }
  }

  @Test("a JPEG cut in the middle and closed with an end marker is truncated")
  func closedEarly() throws {
    let file = try Self.baseline()
    let found = fault(of: file.prefix(file.count * 3 / 4) + [0xFF, 0xD9])
    guard case .truncated = found else {
      Issue.record("\(String(describing: found))")
      return
    }
  }

  @Test("bytes after the end are harmless, whatever they are")
  func trailers() throws {
    let trailer = Array("PK\u{3}\u{4}<html>%PDF-".utf8) + [0xFF, 0xD8, 0xFF, 0xC0, 0xFF, 0xDA]
    for file in [try Self.baseline(), try fixture("ycc-420-progressive"), Self.png.file()] {
      #expect(try decoded(file + trailer).luma == decoded(file).luma)
    }
  }

  @Test("bytes between the last row and the end marker are harmless")
  func extraneousBytes() throws {
    let file = try Self.baseline()
    #expect(fault(of: file.dropLast(2) + [1, 2, 3, 4, 5, 0xFF, 0xD9]) == nil)
  }

  @Test("a marker in the middle of the data makes a JPEG corrupt")
  func strangeMarker() throws {
    var file = try Self.baseline()
    file.replaceSubrange(file.count / 2..<file.count / 2 + 2, with: [0xFF, 0xD3])
    guard case .corrupt = fault(of: file) else {
      Issue.record("\(String(describing: fault(of: file)))")
      return
    }
  }

  @Test("a changed byte in a PNG's header or data is corrupt, in its text it is nothing")
  func pngChecksums() {
    let text = PNGWriter.chunk("tEXt", Array("Comment".utf8) + [0] + Array("x".utf8))
    let file = Self.png.file(before: text)
    for (offset, isCorrupt) in [(20, true), (33 + 10, false), (33 + text.count + 60, true)] {
      var damaged = file
      damaged[offset] ^= 0x10
      if case .corrupt = fault(of: damaged) {
        #expect(isCorrupt, "byte \(offset)")
      } else {
        #expect(!isCorrupt && fault(of: damaged) == nil, "byte \(offset)")
      }
    }
  }

  @Test("a PNG whose image data is whole by its checksum but too short is truncated")
  func shortImageData() {
    var file = PNGWriter.signature + PNGWriter.chunk("IHDR", Self.png.header)
    file += PNGWriter.chunk("IDAT", PNGWriter.deflated(Array(Self.png.scanlines.dropLast(700))))
    guard case .truncated = fault(of: file + PNGWriter.chunk("IEND", [])) else {
      Issue.record("\(String(describing: fault(of: file)))")
      return
    }
  }

  @Test(
    "no flipped bit crashes; every outcome is a picture of the right size or a fault",
    arguments: ["ycc-420", "ycc-420-progressive", "cmyk-adobe"])
  func flippedBits(name: String) throws {
    let file = try fixture(name)
    for offset in 2..<file.count {
      var damaged = file
      damaged[offset] ^= UInt8(1 << (offset % 8))
      if let photo = try? decoded(damaged) { #expect(photo.luma.size == photo.header.size) }
    }
  }
}
