import Codecs
import FoundationEssentials
import Testing
import Vocabulary

/// What gateways make of a photo, or store in its place.
@Suite struct TransferTests {
  private static func photo() throws -> [UInt8] { try fixture("ycc-420") }
  private static let png = PNGWriter(size: TestPicture.size, colourType: 2) { x, y in
    TestPicture.rgb(x, y)
  }.file()

  /// Bytes as good as random, the same ones always.
  private static func random(_ count: Int) -> [UInt8] {
    var state: UInt64 = 1
    return (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 56)
    }
  }

  private func name(_ file: [UInt8]) -> FormatName? {
    if case .unsupported(let format) = fault(of: file) { return format }
    return nil
  }

  // MARK: - Photos behind a few bytes

  @Test(
    "a few bytes before a photo are passed over",
    arguments: [
      [0x0A], [0x0D, 0x0A], [0x0D, 0x0A, 0x0D, 0x0A], [0xEF, 0xBB, 0xBF], [0], [0, 0, 0x4F, 0x2A],
      [0xFF, 0xD8], [0xFF, 0xD8, 0xFF, 0xD8], [0x0A, 0xFF, 0xD8], [0xFF, 0xD8, 0xFF],
      Array(repeating: 0x20, count: 16), Array("sixteen bytes at".utf8),
    ] as [[UInt8]])
  func lead(bytes: [UInt8]) throws {
    for file in [try Self.photo(), Self.png] {
      // Half of a marker is nothing that a PNG begins with.
      if file == Self.png, bytes.first == 0xFF { continue }
      #expect(try decoded(bytes + file).luma == decoded(file).luma)
    }
  }

  @Test("behind more bytes than that there is no photo")
  func longLead() throws {
    #expect(name(Array(repeating: 0x20, count: 17) + (try Self.photo())) == .unknown)
  }

  @Test("a file of another format stays that, whatever follows its first bytes")
  func polyglot() throws {
    let photo = try Self.photo()
    #expect(name(Array("%PDF-1.4\n".utf8) + photo) == .pdf)
    #expect(name(Array("<html>".utf8) + photo) == .html)
    #expect(name(Array("GIF89a".utf8) + photo) == .gif)
  }

  @Test("the turn of a photo behind a few bytes is read, and one that is cut is truncated")
  func whole() throws {
    let photo = try Self.photo()
    var block = TIFFBlock(isBigEndian: true)
    block.entries = [.short(0x0112, 6)]
    let exif = Array("Exif".utf8) + [0, 0] + block.bytes
    let segment = [0xFF, 0xE1, 0, UInt8(exif.count + 2)] + exif
    let turned = photo.prefix(2) + segment + photo.dropFirst(2)
    #expect(try decoded([0x0D, 0x0A] + turned).header.exif.orientation == 6)
    guard case .truncated = fault(of: [0x0A] + photo.prefix(photo.count / 2)) else {
      Issue.record("\(String(describing: fault(of: [0x0A] + photo.prefix(photo.count / 2))))")
      return
    }
  }

  // MARK: - Names

  @Test("base64 is named, bare, in lines, in quotes and as a data URI")
  func base64() throws {
    for file in [try Self.photo(), Self.png, Self.random(900)] {
      let text = Data(file).base64EncodedString()
      let lines = Data(file).base64EncodedString(options: .lineLength76Characters)
      for form in [
        text, lines, "\"\(text)\"", "data:image/jpeg;base64,\(text)", "\n\(text)\n",
        text.replacing("+", with: "-").replacing("/", with: "_"),
      ] { #expect(name(Array(form.utf8)) == .base64, "\(form.prefix(30))") }
    }
  }

  @Test(
    "JSON, pages, messages, answers and text are named",
    arguments: [
      ("json", "{\"error\":{\"code\":131052,\"message\":\"Media download error\"}}"),
      ("json", " [ {\"url\": \"x\"} ]"), ("json", "{}"), ("json", "\u{FEFF}{\"a\": 1}"),
      ("html", "<!DOCTYPE html><p>"), ("html", "<h1>502 Bad Gateway</h1>"),
      ("html", "<br />\n<b>Warning</b>: fopen failed"), ("xml", "<?xml version=\"1.0\"?><Error/>"),
      ("xml", "<Error><Code>AccessDenied</Code></Error>"),
      ("multipart", "--x\r\nContent-Disposition: form-data; name=\"f\"\r\n\r\n\u{FF}"),
      ("multipart", "Content-Type: image/jpeg\r\n\r\n"), ("http", "HTTP/1.1 200 OK\r\n\r\n"),
      ("text", "URL signature expired"), ("text", "hello"), ("text", "ffd8ffe000104a464946"),
      ("text", "Foto KTP sudah dikirim ya, terima kasih 🙏"), ("text", "{kirim}"),
      ("text", "Kementerian"),
    ])
  func texts(seen: String, text: String) {
    #expect(name(Array(text.utf8))?.rawValue == seen)
  }

  @Test("a message's or an answer's head before a photo's bytes is named")
  func heads() throws {
    let photo = try Self.photo()
    #expect(
      name(Array("HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\n\r\n".utf8) + photo) == .http)
    let part = "------x\r\nContent-Disposition: form-data\r\nContent-Type: image/jpeg\r\n\r\n"
    #expect(name(Array(part.utf8) + photo) == .multipart)
  }

  @Test("a photo that was taken for letters is named text, and so is text of two bytes a letter")
  func mangled() throws {
    let photo = try Self.photo()
    let latin = photo.flatMap { Array(String(Unicode.Scalar($0)).utf8) }
    #expect(name(latin) == .text)
    #expect(name(Array(String(decoding: photo, as: UTF8.self).utf8)) == .text)
    #expect(name(Array(String(decoding: Self.png, as: UTF8.self).utf8)) == .text)
    #expect(
      name([0xFF, 0xFE] + "galat".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }) == .text)
    #expect(
      name([0xFE, 0xFF] + "galat".utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }) == .text)
  }

  @Test("random bytes are encrypted, few of them or bytes with a pattern are unknown")
  func encrypted() {
    #expect(name([0x11] + Self.random(5000)) == .encrypted)
    #expect(name([0x11] + Self.random(300)) == .encrypted)
    #expect(name([0x81] + Self.random(200)) == .unknown)
    let table = (0..<4000).map { UInt8($0 % 7 * 3 + 1) }
    #expect(name(table) == .unknown)
    #expect(name([0x1F, 0x8B, 8, 0] + Self.random(500)) == .gzip)
  }
}
