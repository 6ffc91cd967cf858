import Codecs
import Raster
import Testing

@Suite struct PNGSourceTests {
  @Test("grey of every depth, interlaced or not", arguments: [1, 2, 4, 8, 16], [false, true])
  func grey(depth: Int, isInterlaced: Bool) throws {
    let top = (1 << depth) - 1
    let writer = PNGWriter(
      size: TestPicture.size, colourType: 0, depth: depth, isInterlaced: isInterlaced
    ) { x, y in [(x * 9 + y) * 257 % (top + 1)] }
    let photo = try decoded(writer.file())
    #expect(photo.header.progressive == isInterlaced)
    #expect(photo.blue == nil && photo.red == nil)
    let expected = TestPicture.every { x, y in
      UInt8((Double((x * 9 + y) * 257 % (top + 1)) * 255 / Double(top)).rounded())
    }
    #expect(photo.luma.samples == expected)
  }

  @Test(
    "colour, with and without alpha, becomes exactly the YCbCr of the naive conversion",
    arguments: [2, 6] as [UInt8], [(8, false), (8, true), (16, false), (16, true)])
  func colour(type: UInt8, variant: (depth: Int, isInterlaced: Bool)) throws {
    let scale = variant.depth == 16 ? 257 : 1
    let writer = PNGWriter(
      size: TestPicture.size, colourType: type, depth: variant.depth,
      isInterlaced: variant.isInterlaced
    ) { x, y in
      (TestPicture.rgb(x, y) + (type == 6 ? [TestPicture.alpha(x, y)] : [])).map { $0 * scale }
    }
    let photo = try decoded(writer.file())
    expect(
      photo,
      shows: { x, y in
        let alpha = type == 6 ? TestPicture.alpha(x, y) : 255
        return TestPicture.rgb(x, y).map { TestPicture.overWhite($0, alpha: alpha) }
      })
  }

  @Test("grey with alpha lies over white and stays without chroma", arguments: [8, 16])
  func greyAlpha(depth: Int) throws {
    let scale = depth == 16 ? 257 : 1
    let writer = PNGWriter(size: TestPicture.size, colourType: 4, depth: depth) { x, y in
      [x * 6 * scale, TestPicture.alpha(x, y) * scale]
    }
    let photo = try decoded(writer.file())
    #expect(photo.blue == nil)
    #expect(
      photo.luma.samples
        == TestPicture.every { x, y in
          UInt8(TestPicture.overWhite(x * 6, alpha: TestPicture.alpha(x, y)))
        })
  }

  @Test("palettes of every depth, with transparent entries", arguments: [1, 2, 4, 8])
  func palette(depth: Int) throws {
    let count = 1 << depth
    let entries = (0..<count).map { [$0 * 255 / count, 255 - $0, $0 * 37 % 256] }
    let writer = PNGWriter(
      size: TestPicture.size, colourType: 3, depth: depth,
      palette: entries.flatMap { $0.map { UInt8($0) } }, transparency: [0, 90]
    ) { x, y in [(x + 3 * y) % count] }
    expect(
      try decoded(writer.file()),
      shows: { x, y in
        let index = (x + 3 * y) % count
        let alpha = index == 0 ? 0 : index == 1 ? 90 : 255
        return entries[index].map { TestPicture.overWhite($0, alpha: alpha) }
      })
  }

  @Test("a transparent colour becomes white, in grey and in RGB")
  func transparentColour() throws {
    let grey = PNGWriter(size: TestPicture.size, colourType: 0, transparency: [0, 60]) { x, _ in
      [x * 6]
    }
    let luma = try decoded(grey.file()).luma
    #expect(luma[10, 3] == 255)
    #expect(luma[11, 3] == 66)
    let rgb = PNGWriter(
      size: TestPicture.size, colourType: 2, transparency: [0, 60, 0, 30, 0, 210]
    ) { x, y in TestPicture.rgb(x, y) }
    expect(
      try decoded(rgb.file()),
      shows: { x, y in
        x == 10 && y == 3 ? [255, 255, 255] : TestPicture.rgb(x, y)
      })
  }

  @Test("the fixed-point conversion is within one code value of the definition")
  func conversionIsNearTheDefinition() throws {
    let size = Size(width: 256, height: 64)
    let colour = { @Sendable (x: Int, y: Int) in
      [x, (x * 7 + y * 4) % 256, (x * 31 + y * 17) % 256]
    }
    let photo = try decoded(PNGWriter(size: size, colourType: 2, pixel: colour).file())
    let planes = [photo.luma, try #require(photo.blue), try #require(photo.red)]
    for y in 0..<size.height {
      for x in 0..<size.width {
        let exact = TestPicture.exactYCC(colour(x, y))
        let naive = TestPicture.ycc(colour(x, y))
        for (channel, plane) in planes.enumerated() {
          #expect(Int(plane[x, y]) == naive[channel])
          #expect(abs(Double(plane[x, y]) - exact[channel]) < 1)
        }
      }
    }
  }

  @Test("gamma, profiles, text, animation and unknown chunks change nothing and cost nothing")
  func ancillaryChunks() throws {
    let plain = PNGWriter(size: TestPicture.size, colourType: 2) { x, y in TestPicture.rgb(x, y) }
    var chunks = PNGWriter.chunk("gAMA", PNGWriter.long(100_000))
    chunks += PNGWriter.chunk(
      "iCCP", Array("x".utf8) + [0, 0] + [UInt8](repeating: 9, count: 2000))
    chunks += PNGWriter.chunk("iTXt", [UInt8](repeating: 65, count: 3 << 20))
    chunks += PNGWriter.chunk("acTL", PNGWriter.long(3) + PNGWriter.long(0))
    chunks += PNGWriter.chunk("cHRM", [1, 2])
    for _ in 0..<100_000 { chunks += PNGWriter.long(0) + Array("tEXt".utf8) + [0, 0, 0, 0] }
    let after = PNGWriter.chunk("fdAT", [0, 0, 0, 1, 2, 3])
    #expect(
      try decoded(plain.file(before: chunks, after: after)).luma == decoded(plain.file()).luma)
  }

  private func expect(_ photo: DecodedPhoto, shows rgb: (Int, Int) -> [Int]) {
    let planes = [photo.luma, photo.blue, photo.red]
    for (channel, plane) in planes.enumerated() {
      let expected = TestPicture.every { x, y in UInt8(TestPicture.ycc(rgb(x, y))[channel]) }
      #expect(plane?.samples == expected, "channel \(channel)")
    }
  }
}
