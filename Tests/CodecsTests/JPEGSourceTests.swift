import Codecs
import Raster
import Testing

@Suite struct JPEGSourceTests {
  /// A file, the chroma steps it is handed on with, and what its encoder may have lost.
  struct Variant: Sendable, CustomTestStringConvertible {
    let name: String
    let step: (x: Int, y: Int)
    var tolerance = 6.0
    var testDescription: String { name }
  }

  static let variants = [
    Variant(name: "ycc-444", step: (1, 1)),
    Variant(name: "ycc-422", step: (2, 1)),
    Variant(name: "ycc-440", step: (1, 2)),
    Variant(name: "ycc-420", step: (2, 2)),
    Variant(name: "ycc-420-progressive", step: (2, 2)),
    Variant(name: "ycc-420-arithmetic", step: (2, 2)),
    Variant(name: "ycc-420-restart", step: (2, 2)),
    Variant(name: "ycc-444-three-scans", step: (1, 1)),
    Variant(name: "ycc-411", step: (1, 1)),
    Variant(name: "ycc-410", step: (1, 1)),
    Variant(name: "ycc-luma-halved", step: (1, 1), tolerance: 14),
    Variant(name: "rgb", step: (1, 1)),
  ]

  @Test("every sampling and colour space gives the picture that went in", arguments: variants)
  func variant(_ variant: Variant) throws {
    let photo = try decoded(fixture(variant.name))
    #expect(photo.header.size == TestPicture.size)
    #expect(photo.header.progressive == (variant.name == "ycc-420-progressive"))
    let blue = try #require(photo.blue)
    let red = try #require(photo.red)
    #expect(blue.width * variant.step.x == 40 && blue.height * variant.step.y == 24)
    for y in 0..<24 {
      for x in 0..<40 {
        let exact = TestPicture.exactYCC(TestPicture.rgb(x, y))
        #expect(abs(Double(photo.luma[x, y]) - exact[0]) <= variant.tolerance)
        let (cx, cy) = (x / variant.step.x, y / variant.step.y)
        #expect(abs(Double(blue[cx, cy]) - exact[1]) <= 10)
        #expect(abs(Double(red[cx, cy]) - exact[2]) <= 10)
      }
    }
  }

  @Test(
    "CMYK and YCCK, with and without Adobe's inversion, come out in the right colours",
    arguments: ["cmyk-plain", "cmyk-adobe", "ycck-adobe"])
  func fourComponents(name: String) throws {
    let photo = try decoded(fixture(name))
    let blue = try #require(photo.blue)
    let red = try #require(photo.red)
    for y in 0..<24 {
      for x in 0..<40 {
        // The fixtures have 40 of 255 black everywhere.
        let rgb = TestPicture.rgb(x, y).map { $0 * 215 / 255 }
        let exact = TestPicture.exactYCC(rgb)
        #expect(abs(Double(photo.luma[x, y]) - exact[0]) <= 6)
        #expect(abs(Double(blue[x, y]) - exact[1]) <= 8)
        #expect(abs(Double(red[x, y]) - exact[2]) <= 8)
      }
    }
  }

  @Test("grey has no chroma, whatever sampling it claims", arguments: ["grey", "grey-sampled-2x2"])
  func grey(name: String) throws {
    let photo = try decoded(fixture(name))
    #expect(photo.blue == nil && photo.red == nil)
    for x in 0..<40 { #expect(abs(Int(photo.luma[x, 11]) - 6 * x) <= 3) }
  }

  @Test("quantisation tables come row by row, with libjpeg's steps for the quality")
  func quantisation() throws {
    let header = try decoded(fixture("ycc-420")).header
    // Quality 95 scales the tables of annex K to a tenth: 16 11 10 16 24 … and 17 18 24 47 ….
    #expect(header.lumaQuantisation?.prefix(8) == [2, 1, 1, 2, 2, 4, 5, 6])
    #expect(header.lumaQuantisation?.dropFirst(8).prefix(2) == [1, 1])
    #expect(header.lumaQuantisation?.count == 64)
  }

  @Test(
    "bands have an even number of rows but for the last, and no row is missed or given twice",
    arguments: [1, 15, 16, 17, 33, 100])
  func bands(height: Int) throws {
    let size = Size(width: 19, height: height)
    let ramp = Plane(size: size, samples: TestPicture.every(of: size) { _, y in UInt8(y * 2) })
    let half = Size(width: 10, height: (height + 1) / 2)
    let grey = Plane(size: half, filledWith: 128)
    let file = try #require(JPEGEncoder.encode(luma: ramp, blue: grey, red: grey, quality: 98))
    let photo = try decoded(file)
    #expect(photo.bandRows.reduce(0, +) == height)
    #expect(photo.bandRows.dropLast().allSatisfy { $0 % 2 == 0 })
    for y in 0..<height { #expect(abs(Int(photo.luma[9, y]) - y * 2) <= 3) }
  }
}
