import Foundation
import TestSupport

/// Everything hostile that a sender can put into `new/`, made below a spool before a service looks.
struct HostileDrops {
  let spool: URL
  private var new: String { spool.appending(path: "new").path }

  /// Bytes by the case that they are dropped for.
  static func contents() throws -> [(caseID: String, ending: String, bytes: [UInt8])] {
    let good = try [UInt8](Data(contentsOf: Office.fixture("ktp-good")))
    let seeds = Office.fixtures.deletingLastPathComponent().appending(path: "Tests/Fuzzing/Seeds")
    let png = try [UInt8](Data(contentsOf: seeds.appending(path: "ktp-grey8.png")))
    let end: [UInt8] = [0xFF, 0xD9]
    var found: [(String, String, [UInt8])] = [
      ("empty", "jpg", []), ("one-byte", "jpg", [0xFF]),
      ("zeros", "jpg", .init(repeating: 0, count: 4096)),
      ("cut-in-head", "jpg", Array(good.prefix(200))),
      ("cut-in-half", "jpg", Array(good.prefix(good.count / 2))),
      ("cut-before-end", "jpg", Array(good.dropLast(2))),
      ("more-after-end", "jpg", good + Array("PK\u{3}\u{4}<html>".utf8)),
      ("page-in-front", "jpg", Array("%PDF-1.4\n".utf8) + good),
      ("png-as-jpg", "jpg", png), ("jpg-as-png", "png", good),
      ("no-ending", "x", good), ("upper-case", "JPG", good),
      ("side-65535", "jpg", sized(good, width: 65_535, height: 65_535)),
      ("side-65500", "jpg", sized(good, width: 65_500, height: 1)),
      ("png-4-gigapixels", "png", sized(png: png, width: 65_500, height: 65_500)),
      ("png-no-pixels", "png", sized(png: png, width: 0, height: 1)),
      (
        "comments", "jpg",
        inserted(good, Array(repeating: [0xFF, 0xFE, 0, 4, 1, 2], count: 20_000))
      ),
      (
        "restart-flood", "jpg",
        good.dropLast(2) + Array(repeating: [0xFF, 0xD0], count: 9000).flatMap(\.self) + end
      ),
      ("profile-parts", "jpg", inserted(good, (0..<255).map(profilePart))),
    ]
    for (name, head) in [
      ("gif", "GIF89a\u{1}\u{0}"), ("pdf", "%PDF-1.7\n"),
      ("svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"),
      ("webp", "RIFF\u{20}\u{0}\u{0}\u{0}WEBPVP8 "), ("html", "<!doctype html><script>"),
      ("heic", "\u{0}\u{0}\u{0}\u{18}ftypheic\u{0}\u{0}\u{0}\u{0}"), ("zip", "PK\u{3}\u{4}"),
    ] {
      found.append((name, "jpg", Array(head.utf8) + [UInt8](repeating: 7, count: 64)))
    }
    return found
  }

  /// A JPEG whose frame header says another size.
  private static func sized(_ photo: [UInt8], width: Int, height: Int) -> [UInt8] {
    var photo = photo
    let marks: [UInt8] = [0xC0, 0xC1, 0xC2]
    guard
      let start = photo.indices.dropLast(9).first(where: {
        photo[$0] == 0xFF && marks.contains(photo[$0 + 1]) && photo[$0 + 2] == 0
      })
    else { return photo }
    for (offset, value) in [(5, height), (7, width)] {
      photo[start + offset] = UInt8(value >> 8)
      photo[start + offset + 1] = UInt8(value & 0xFF)
    }
    return photo
  }

  /// A PNG whose header says another size, with a checksum that no longer fits: the size is refused
  /// first or the checksum is.
  private static func sized(png: [UInt8], width: Int, height: Int) -> [UInt8] {
    var png = png
    for (offset, value) in [(16, width), (20, height)] {
      for index in 0..<4 { png[offset + index] = UInt8(value >> (24 - 8 * index) & 0xFF) }
    }
    return png
  }

  private static func inserted(_ photo: [UInt8], _ segments: [[UInt8]]) -> [UInt8] {
    Array(photo.prefix(2)) + segments.flatMap(\.self) + photo.dropFirst(2)
  }

  private static func profilePart(_ number: Int) -> [UInt8] {
    let body =
      Array("ICC_PROFILE\0".utf8) + [UInt8(number), 255] + [UInt8](repeating: 1, count: 300)
    let length = body.count + 2
    return [0xFF, 0xE2, UInt8(length >> 8), UInt8(length & 0xFF)] + body
  }

  /// Names that say nothing of a case, or too much, and what is no file at all.
  func makeStrangers() throws {
    try Data("secret".utf8).write(to: spool.appending(path: "tmp/secret"))
    _ = unsafe symlink("../tmp/secret", new + "/LINK.ktp.jpg")
    _ = unsafe symlink("/dev/zero", new + "/LINK-TO-DEVICE.ktp.jpg")
    _ = unsafe symlink("/nowhere", new + "/LINK-TO-NOTHING.ktp.jpg")
    _ = unsafe mkfifo(new + "/FIFO.ktp.jpg", 0o644)
    _ = unsafe mkdir(new + "/FOLDER.ktp.jpg", 0o755)
    try Data([1]).write(to: URL(filePath: new + "/FOLDER.ktp.jpg/inner"))
    try makeSocket(new + "/SOCKET.ktp.jpg")
    try Data([1]).write(to: spool.appending(path: "tmp/mine"))
    _ = unsafe link(spool.appending(path: "tmp/mine").path, new + "/HARD-LINK.ktp.jpg")
    let names: [[UInt8]] =
      [
        "-rf.jpg", "no name", "a\nb.ktp.jpg", "\u{1B}[2J.ktp.jpg", "\u{202E}gpj.ktp.1",
        "<img src=x onerror=alert(1)>.jpg", "3201010101010001.ktp.jpg", "CASE.sim.jpg",
        "CASE.decision.jpg", "CASE.auto.jpg", "CASE.KTP.jpg", "CASE.ktp", "CASE..jpg",
        "CASE.ktp.a b.jpg", "CASE.ktp.a.b.jpg", "'; drop table.ktp.jpg", "CASE.ktp.jpg.part",
        ".hidden.ktp.jpg", "...jpg", "CASE.ktp.jpg.tmp", "CASE.ktp.jpg.filepart",
      ].map { Array($0.utf8) } + [[0xFF, 0xFE, 0x2E], .init(repeating: 0x78, count: 255)]
    for name in names { put([1], name) }
    put(Array("no json".utf8), Array("NOTES.case.json".utf8))
    put(.init(repeating: 0x20, count: 20_000), Array("LONG.case.json".utf8))
    put(Array(#"{"schema": "jernih.case/2"}"#.utf8), Array("SCHEMA.case.json".utf8))
    put(
      Array(#"{"schema": "jernih.case/1", "programme": "x"}"#.utf8),
      Array("PROGRAMME.case.json".utf8))
  }

  /// Writes a file under a name of any bytes.
  func put(_ bytes: [UInt8], _ name: [UInt8]) {
    let path = Array((new + "/").utf8) + name
    let raw = unsafe open(path.map { CChar(bitPattern: $0) } + [0], O_WRONLY | O_CREAT, 0o644)
    _ = unsafe write(raw, bytes, bytes.count)
    close(raw)
  }

  private func makeSocket(_ path: String) throws {
    // A socket's address is short, so it is made aside and moved.
    let socket = NotifySocket("/tmp/jernih-\(getpid()).sock")
    guard unsafe rename(socket.address, path) == 0 else {
      throw Office.OfficeError(text: "no socket")
    }
  }
}
