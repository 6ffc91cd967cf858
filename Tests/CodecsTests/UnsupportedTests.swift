import Codecs
import Vocabulary
import Testing

@Suite struct UnsupportedTests {
  /// A baseline file whose frame header is changed.
  private func patched(_ name: String, at offset: Int, to byte: UInt8) throws -> [UInt8] {
    var file = try fixture(name)
    let frame = try #require(file.indices.first { file[$0...].starts(with: [0xFF, 0xC0]) })
    file[frame + offset] = byte
    return file
  }

  private func name(of fault: DecodeError?) -> String? {
    if case .unsupported(let format) = fault { return format.rawValue }
    return nil
  }

  @Test("12-bit and lossless JPEG and one without a height are named")
  func jpegVariants() throws {
    #expect(name(of: fault(of: try patched("ycc-420", at: 4, to: 12))) == "jpeg-12bit")
    #expect(name(of: fault(of: try patched("ycc-420", at: 1, to: 0xC3))) == "jpeg-lossless")
    #expect(name(of: fault(of: try patched("ycc-420", at: 6, to: 0))) == "jpeg-dnl")
  }

  @Test("colour components must be 1, 3 or 4", arguments: [2, 5, 7, 10])
  func components(count: Int) throws {
    let frame: [UInt8] = [0xFF, 0xC0, 0, UInt8(8 + 3 * count), 8, 0, 8, 0, 8, UInt8(count)]
    let each = (1...count).flatMap { [UInt8($0), 0x11, 0] as [UInt8] }
    let scan: [UInt8] = [0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0]
    let found = fault(of: [0xFF, 0xD8] + frame + each + scan)
    #expect(name(of: found) == "jpeg-components")
  }

  @Test("a PNG with a critical chunk of a stranger is unsupported")
  func foreignChunk() {
    let writer = PNGWriter(size: TestPicture.size, colourType: 0) { _, _ in [0] }
    let file = writer.file(before: PNGWriter.chunk("CgBI", [1, 2, 3, 4]))
    #expect(name(of: fault(of: file)) == "png-variant")
  }

  @Test(
    "other formats are named by their first bytes",
    arguments: [
      ("heic", [0, 0, 0, 24] + Array("ftypheic".utf8)),
      ("heic", [0, 0, 0, 24] + Array("ftypmif1".utf8)),
      ("avif", [0, 0, 0, 32] + Array("ftypavif".utf8)),
      ("mp4", [0, 0, 0, 32] + Array("ftypisom".utf8)),
      ("webp", Array("RIFF1234WEBPVP8 ".utf8)), ("avi", Array("RIFF1234AVI LIST".utf8)),
      ("gif", Array("GIF89a".utf8)), ("tiff", [0x49, 0x49, 0x2A, 0]), ("bmp", Array("BM1234".utf8)),
      ("pdf", Array("%PDF-1.7".utf8)), ("zip", [0x50, 0x4B, 3, 4]),
      ("svg", Array("<?xml version=\"1.0\"?>\n<svg xmlns=".utf8)),
      ("html", Array("\n<!DOCTYPE html><p>".utf8)), ("jxl", [0xFF, 0x0A, 1]),
      ("jp2", [0, 0, 0, 0x0C, 0x6A, 0x50, 0x20, 0x20]), ("ico", [0, 0, 1, 0, 1, 0]),
      ("jpegls", [0xFF, 0xD8, 0xFF, 0xF7]), ("zeros", [UInt8](repeating: 0, count: 5000)),
      ("zeros", [0]),
      ("zeros", [UInt8](repeating: 0, count: 64) + Array("hello".utf8)),
      ("unknown", [UInt8](repeating: 0, count: 63) + Array("hello".utf8)),
      ("unknown", [0x81, 0x8D]),
    ] as [(String, [UInt8])])
  func otherFormats(seen: String, file: [UInt8]) {
    #expect(name(of: fault(of: file)) == seen)
  }

  @Test("no bytes are empty; the first bytes of a photo are truncated")
  func beginnings() {
    #expect(fault(of: []) == .empty)
    for file in [[0xFF], [0xFF, 0xD8], [0x89], [0x89, 0x50, 0x4E]] as [[UInt8]] {
      guard case .truncated = fault(of: file) else {
        Issue.record("\(file): \(String(describing: fault(of: file)))")
        continue
      }
    }
  }
}
