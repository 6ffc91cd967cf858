import Testing
import TestSupport
import Verdicts
import Wire

@Suite("The allow-list for thumbnails")
struct ThumbnailBytesTests {
  private let plain = LeastThumbnail.bytes

  private func isPlain(_ bytes: [UInt8], longEdgePixels: Int = 8) -> Bool {
    ThumbnailBytes.arePlain(bytes, longEdgePixels: longEdgePixels)
  }

  /// The thumbnail with a segment put in behind another.
  private func inserting(_ marker: UInt8, _ body: [UInt8], behind: LeastThumbnail.Segment)
    -> [UInt8]
  {
    var bytes = plain
    bytes.insert(
      contentsOf: LeastThumbnail.segment(marker, body), at: LeastThumbnail.end(of: behind))
    return bytes
  }

  /// The thumbnail with one byte of a segment's body changed.
  private func changing(_ segment: LeastThumbnail.Segment, _ index: Int, to value: UInt8)
    -> [UInt8]
  {
    var bytes = plain
    bytes[LeastThumbnail.body(of: segment) + index] = value
    return bytes
  }

  @Test("start, JFIF, tables, a frame, its scan and the end are plain")
  func plainPasses() {
    #expect(isPlain(plain))
  }

  @Test(
    "EXIF, ICC, Photoshop and comment segments are refused", arguments: [0xE1, 0xE2, 0xED, 0xFE])
  func metadataIsRefused(marker: Int) {
    #expect(!isPlain(inserting(UInt8(marker), [1, 2], behind: .application)))
  }

  @Test("an application segment 0 that is not JFIF, or brings a picture or more, is refused")
  func otherApplicationSegment() {
    #expect(!isPlain(changing(.application, 2, to: 0x45)))
    #expect(!isPlain(changing(.application, 12, to: 1)))
    let longer = LeastThumbnail.application + Array("Kusumaningrum".utf8)
    #expect(!isPlain(inserting(0xE0, longer, behind: .start)))
    #expect(!isPlain(inserting(0xE0, LeastThumbnail.application, behind: .application)))
  }

  @Test("a side of the limit passes, one pixel more and none at all are refused")
  func sides() {
    #expect(isPlain(plain, longEdgePixels: 8))
    #expect(!isPlain(plain, longEdgePixels: 7))
    for index in [1, 3] {
      #expect(!isPlain(changing(.frame, index, to: 0xFF), longEdgePixels: 512))
      #expect(!isPlain(changing(.frame, index + 1, to: 0)))
    }
  }

  @Test("a frame of other depth or components, a second one, or none is refused")
  func frames() {
    #expect(!isPlain(changing(.frame, 0, to: 12)))
    #expect(!isPlain(changing(.frame, 5, to: 3)))
    #expect(!isPlain(inserting(0xC0, LeastThumbnail.frame, behind: .frame)))
    let frame = LeastThumbnail.end(of: .quantisation)..<LeastThumbnail.end(of: .frame)
    var without = plain
    without.removeSubrange(frame)
    #expect(!isPlain(without))
    #expect(!isPlain(inserting(0xC2, LeastThumbnail.frame, behind: .quantisation)))
  }

  @Test("tables hold their own bytes and no others")
  func tables() {
    let text = Array("Kusumaningrum".utf8)
    #expect(!isPlain(inserting(0xDB, LeastThumbnail.quantisation + text, behind: .quantisation)))
    #expect(!isPlain(inserting(0xC4, LeastThumbnail.huffman + text, behind: .huffman)))
    #expect(!isPlain(inserting(0xDD, [0, 1] + text, behind: .huffman)))
    #expect(!isPlain(inserting(0xC4, [], behind: .huffman)))
    #expect(isPlain(inserting(0xDD, [0, 1], behind: .huffman)))
  }

  @Test("a scan of other components or coefficients is refused")
  func scans() {
    #expect(!isPlain(changing(.scan, 0, to: 3)))
    #expect(!isPlain(changing(.scan, 4, to: 5)))
  }

  @Test("bytes after the end marker are refused")
  func trailerIsRefused() {
    #expect(!isPlain(plain + [0]))
  }

  @Test("no prefix is plain")
  func prefixes() {
    for count in plain.indices { #expect(!isPlain(Array(plain.prefix(count)))) }
  }
}
