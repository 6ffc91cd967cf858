import Codecs
import Raster
import Testing

@Suite struct ExifReaderTests {
  @Test(
    "orientations 1 to 8 in both byte orders, from JPEG and PNG",
    arguments: 1...8, [false, true])
  func orientation(value: Int, isBigEndian: Bool) throws {
    var block = TIFFBlock(isBigEndian: isBigEndian)
    block.entries = [.short(0x0112, value)]
    #expect(try facts(block.bytes).orientation == value)
    #expect(try pngFacts(block.bytes, isAfterData: false).orientation == value)
    #expect(try pngFacts(block.bytes, isAfterData: true).orientation == value)
  }

  @Test("an orientation that makes no sense is 1", arguments: [0, 9, 255, 65_535])
  func nonsense(value: Int) throws {
    var block = TIFFBlock(isBigEndian: true)
    block.entries = [.short(0x0112, value)]
    #expect(try facts(block.bytes).orientation == 1)
  }

  @Test("a camera is known by its make or model, not by an empty one")
  func camera() throws {
    var block = TIFFBlock(isBigEndian: false)
    block.entries = [.text(0x010F, "Xiaomi")]
    #expect(try facts(block.bytes).hasCameraTags)
    block.entries = [.text(0x0110, "M6")]
    #expect(try facts(block.bytes).hasCameraTags)
    block.entries = [.text(0x010F, "   \0"), .text(0x0131, "WhatsApp")]
    #expect(try !facts(block.bytes).hasCameraTags)
  }

  @Test("focal lengths come from the EXIF directory")
  func focalLengths() throws {
    var block = TIFFBlock(isBigEndian: true)
    block.below = [.rational(0x920A, 425, 100), .short(0xA405, 26)]
    #expect(try facts(block.bytes).focalLength35mm == 26)
    block.below = [.rational(0x920A, 1, 0), .short(0xA405, 0)]
    #expect(try facts(block.bytes).focalLength35mm == nil)
  }

  @Test("a directory that points at itself, past the end or deep down does no harm")
  func pointers() throws {
    for pointer in [8, 0, 1, 0x7FFF_FFFF, 0xFFFF_FFFF] {
      var block = TIFFBlock(isBigEndian: false)
      block.entries = [.long(0x8769, pointer), .short(0x0112, 6)]
      #expect(try facts(block.bytes).orientation == 6)
    }
  }

  @Test("65535 claimed entries are read no further than the block and the limit")
  func entryFlood() throws {
    var block = TIFFBlock(isBigEndian: true)
    block.entries = (0..<255).map { .short(0x9000 + $0, 1) } + [.short(0x0112, 8)]
    #expect(try facts(block.bytes).orientation == 8)
    block.entries = (0..<256).map { .short(0x9000 + $0, 1) } + [.short(0x0112, 8)]
    #expect(try facts(block.bytes).orientation == 1)
    block.entries = [.short(0x0112, 3)]
    block.claimedCount = 65_535
    #expect(try facts(block.bytes).orientation == 3)
  }

  @Test("no prefix and no changed byte of a block crashes or spoils the picture")
  func damagedBlocks() throws {
    var block = TIFFBlock(isBigEndian: false)
    block.entries = [.text(0x010F, "Samsung"), .short(0x0112, 6)]
    block.below = [.rational(0x920A, 43, 10)]
    let bytes = block.bytes
    for count in 0..<bytes.count { _ = try facts(Array(bytes.prefix(count))) }
    for offset in bytes.indices {
      for value in [0, 1, 0x7F, 0xFF] as [UInt8] {
        var damaged = bytes
        damaged[offset] = value
        #expect((1...8).contains(try facts(damaged).orientation))
      }
    }
  }

  @Test("only the first EXIF block of a JPEG counts, and other APP1 blocks are passed over")
  func severalBlocks() throws {
    var first = TIFFBlock(isBigEndian: false)
    first.entries = [.short(0x0112, 5)]
    var second = first
    second.entries = [.short(0x0112, 7)]
    let xmp = segment(Array("http://ns.adobe.com/xap/1.0/\0<x/>".utf8))
    let file = try jpeg(xmp + segment(exif(first.bytes)) + segment(exif(second.bytes)))
    #expect(try decoded(file).header.exif.orientation == 5)
  }

  // MARK: - Files around a block

  private func facts(_ block: [UInt8]) throws -> ExifFacts {
    try decoded(jpeg(segment(exif(block)))).header.exif
  }

  private func pngFacts(_ block: [UInt8], isAfterData: Bool) throws -> ExifFacts {
    let writer = PNGWriter(size: Size(width: 2, height: 2), colourType: 0) { _, _ in [0] }
    let chunk = PNGWriter.chunk("eXIf", block)
    return try decoded(
      writer.file(before: isAfterData ? [] : chunk, after: isAfterData ? chunk : [])
    ).header.exif
  }

  private func exif(_ block: [UInt8]) -> [UInt8] { Array("Exif\0\0".utf8) + block }

  private func segment(_ content: [UInt8]) -> [UInt8] {
    [0xFF, 0xE1, UInt8((content.count + 2) >> 8), UInt8((content.count + 2) & 0xFF)] + content
  }

  private func jpeg(_ segments: [UInt8]) throws -> [UInt8] {
    let plane = Plane(size: Size(width: 8, height: 8), filledWith: 0)
    let file = try #require(JPEGEncoder.encode(luma: plane, quality: 50))
    return file.prefix(2) + segments + file.dropFirst(2)
  }
}
