import Codecs
import Raster
import Testing
import Vocabulary

/// Each limit at its value and one past it.
@Suite struct DecodeLimitsTests {
  private func jpeg(_ width: Int, _ height: Int) throws -> [UInt8] {
    try #require(
      JPEGEncoder.encode(
        luma: Plane(size: Size(width: width, height: height), filledWith: 9), quality: 50))
  }

  private func png(_ width: Int, _ height: Int, isInterlaced: Bool = false) -> [UInt8] {
    PNGWriter(
      size: Size(width: width, height: height), colourType: 0, isInterlaced: isInterlaced
    ) { _, _ in [7] }.file()
  }

  private func limits(_ change: (inout Limits.Photo) -> Void) -> Limits.Photo {
    var limits = Limits.Photo()
    change(&limits)
    return limits
  }

  @Test("bytes of the file")
  func bytes() throws {
    let file = try jpeg(20, 10)
    #expect(fault(of: file, limits: limits { $0.bytes = file.count }) == nil)
    #expect(
      fault(of: file, limits: limits { $0.bytes = file.count - 1 })
        == .tooLarge(limit: .bytes, allowed: file.count - 1, seen: file.count))
  }

  @Test("the longer side, of both formats")
  func side() throws {
    for file in [try jpeg(20, 31), png(20, 31)] {
      #expect(fault(of: file, limits: limits { $0.sidePixels = 31 }) == nil)
      #expect(
        fault(of: file, limits: limits { $0.sidePixels = 30 })
          == .tooLarge(limit: .side, allowed: 30, seen: 31))
    }
  }

  @Test("pixels, by format and mode")
  func pixels() throws {
    let baseline = try jpeg(20, 31)
    #expect(fault(of: baseline, limits: limits { $0.jpegPixels = 620 }) == nil)
    #expect(
      fault(of: baseline, limits: limits { $0.jpegPixels = 619 })
        == .tooLarge(limit: .pixels, allowed: 619, seen: 620))
    for name in ["ycc-420-progressive", "ycc-444-three-scans"] {
      let buffered = try fixture(name)
      #expect(fault(of: buffered, limits: limits { $0.progressivePixels = 960 }) == nil)
      #expect(
        fault(of: buffered, limits: limits { $0.progressivePixels = 959 })
          == .tooLarge(limit: .pixels, allowed: 959, seen: 960))
    }
    #expect(fault(of: png(20, 31), limits: limits { $0.pngPixels = 620 }) == nil)
    #expect(
      fault(of: png(20, 31), limits: limits { $0.pngPixels = 619 })
        == .tooLarge(limit: .pixels, allowed: 619, seen: 620))
  }

  @Test("memory for what must be held whole, before it is asked for")
  func memory() throws {
    // 5 × 3 blocks of luma and twice 3 × 2 of chroma, each of 64 coefficients of 2 bytes.
    let progressive = try fixture("ycc-420-progressive")
    #expect(
      fault(of: progressive, limits: limits { $0.decoderMemoryBytes = 27 * 128 - 1 })
        == .tooLarge(limit: .memory, allowed: 27 * 128 - 1, seen: 27 * 128))
    let interlaced = png(20, 31, isInterlaced: true)
    #expect(fault(of: interlaced, limits: limits { $0.decoderMemoryBytes = 620 }) == nil)
    #expect(
      fault(of: interlaced, limits: limits { $0.decoderMemoryBytes = 619 })
        == .tooLarge(limit: .memory, allowed: 619, seen: 620))
  }

  @Test("scans")
  func scans() throws {
    let file = try fixture("ycc-444-three-scans")
    #expect(fault(of: file, limits: limits { $0.scans = 3 }) == nil)
    #expect(
      fault(of: file, limits: limits { $0.scans = 2 })
        == .tooLarge(limit: .scans, allowed: 2, seen: 3))
  }

  @Test("bytes, entries and directories of EXIF: beyond them it says nothing")
  func exif() throws {
    var block = TIFFBlock(isBigEndian: false)
    block.entries = [.short(0x0112, 6)]
    block.below = [.short(0xA405, 26)]
    let bytes = block.bytes
    func facts(_ change: (inout Limits.Photo) -> Void) throws -> ExifFacts {
      let writer = PNGWriter(size: Size(width: 2, height: 2), colourType: 0) { _, _ in [0] }
      let file = writer.file(before: PNGWriter.chunk("eXIf", bytes))
      return try decoded(file, limits: limits(change)).header.exif
    }
    #expect(try facts { $0.exifBytes = bytes.count }.orientation == 6)
    #expect(try facts { $0.exifBytes = bytes.count - 1 }.orientation == 1)
    #expect(try facts { $0.exifEntries = 3 }.focalLength35mm == 26)
    #expect(try facts { $0.exifEntries = 2 }.focalLength35mm == nil)
    #expect(try facts { $0.exifDepth = 2 }.focalLength35mm == 26)
    #expect(try facts { $0.exifDepth = 1 }.focalLength35mm == nil)
  }

  @Test("sizes claimed far beyond any limit are too large, not corrupt")
  func absurdClaims() throws {
    var file = try jpeg(20, 10)
    let frame = try #require(file.indices.first { file[$0...].starts(with: [0xFF, 0xC0]) })
    file.replaceSubrange(frame + 5..<frame + 9, with: [0xFF, 0xFF, 0xFF, 0xFF])
    #expect(fault(of: file) == .tooLarge(limit: .side, allowed: 65_500, seen: 65_535))
    var writer = PNGWriter(size: Size(width: 1, height: 1), colourType: 0) { _, _ in [0] }
    let data = PNGWriter.chunk("IDAT", PNGWriter.deflated(writer.scanlines))
    writer.size = Size(width: 0x7FFF_FFFF, height: 0x7FFF_FFFF)
    let claim = PNGWriter.signature + PNGWriter.chunk("IHDR", writer.header) + data
    #expect(fault(of: claim) == .tooLarge(limit: .side, allowed: 65_500, seen: 0x7FFF_FFFF))
  }
}
