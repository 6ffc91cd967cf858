import Testing
import Verdicts
import Wire

@Suite("The marker allow-list for thumbnails")
struct ThumbnailBytesTests {
  let plain = ReportFrameTests.thumbnail

  @Test("start, JFIF, scan and end are plain")
  func plainPasses() {
    #expect(ThumbnailBytes.arePlain(plain))
  }

  @Test(
    "EXIF, ICC, Photoshop and comment segments are refused", arguments: [0xE1, 0xE2, 0xED, 0xFE])
  func metadataIsRefused(marker: Int) {
    var bytes = plain
    bytes.insert(contentsOf: [0xFF, UInt8(marker), 0, 4, 1, 2], at: 2)
    #expect(!ThumbnailBytes.arePlain(bytes))
  }

  @Test("an application segment 0 that is not JFIF is refused")
  func otherApplicationSegment() {
    var bytes = plain
    bytes[6] = 0x45
    #expect(!ThumbnailBytes.arePlain(bytes))
  }

  @Test("bytes after the end marker are refused")
  func trailerIsRefused() {
    #expect(!ThumbnailBytes.arePlain(plain + [0]))
  }

  @Test("no prefix is plain")
  func prefixes() {
    for count in plain.indices { #expect(!ThumbnailBytes.arePlain(Array(plain.prefix(count)))) }
  }
}
