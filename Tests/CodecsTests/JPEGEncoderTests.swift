import Codecs
import Raster
import Testing

@Suite struct JPEGEncoderTests {
  @Test("a thumbnail holds pixels and tables, and no metadata")
  func markersAreOnTheAllowList() throws {
    let luma = Plane(size: Size(width: 37, height: 23), filledWith: 90)
    let chroma = Plane(size: Size(width: 19, height: 12), filledWith: 140)
    let file = try #require(
      JPEGEncoder.encode(luma: luma, blue: chroma, red: chroma, quality: 80))
    #expect(markers(of: file) == [0xD8, 0xE0, 0xDB, 0xDB, 0xC0, 0xC4, 0xC4, 0xC4, 0xC4, 0xDA])
    #expect(file.suffix(2) == [0xFF, 0xD9])
  }

  @Test("what is encoded decodes to nearly the same planes", arguments: [false, true])
  func roundTrip(isGrey: Bool) throws {
    let size = Size(width: 61, height: 45)
    let ramp = Plane(size: size, samples: (0..<size.area).map { UInt8($0 % 61 * 4) })
    let half = Size(width: 31, height: 23)
    // Cb rises down the picture, so that a row in the wrong place would be seen.
    let falling = Plane(size: half, samples: (0..<half.area).map { UInt8(90 + $0 / 31 * 2) })
    let blue = isGrey ? nil : falling
    let red = isGrey ? nil : Plane(size: half, filledWith: 170)
    let file = try #require(JPEGEncoder.encode(luma: ramp, blue: blue, red: red, quality: 95))
    let picture = try decoded(file)
    #expect(picture.luma.size == size)
    #expect((picture.blue == nil) == isGrey)
    for index in ramp.samples.indices {
      #expect(abs(Int(picture.luma.samples[index]) - Int(ramp.samples[index])) <= 6)
    }
    for (index, value) in (picture.blue?.samples ?? []).enumerated() {
      #expect(abs(Int(value) - Int(falling.samples[index])) <= 2)
    }
    for value in picture.red?.samples ?? [] { #expect(abs(Int(value) - 170) <= 2) }
  }

  /// The markers up to and with the first scan.
  private func markers(of file: [UInt8]) -> [UInt8] {
    var found: [UInt8] = []
    var offset = 0
    while offset + 3 < file.count, file[offset] == 0xFF {
      let marker = file[offset + 1]
      found.append(marker)
      if marker == 0xDA { break }
      offset += marker == 0xD8 ? 2 : 2 + Int(file[offset + 2]) << 8 + Int(file[offset + 3])
    }
    return found
  }
}
