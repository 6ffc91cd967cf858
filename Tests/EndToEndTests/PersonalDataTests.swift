import JSON
import Foundation
import Testing
import Verdicts
import WaitingSupport

/// A name and a number like an applicant's, planted wherever a photo or a drop can carry them.
@Suite("what a photo says of a person stays in the photo", .waiting)
struct PersonalDataTests {
  private static let person = "Kusumaningrum Rahmawati 3201014101900007"
  private static let traces = ["kusumaningrum", "rahmawati", "3201014101900007"]

  /// A JPEG with the words in its EXIF data, XMP, a comment and behind its end.
  private static func photo() throws -> [UInt8] {
    let good = try [UInt8](Data(contentsOf: Office.fixture("ktp-good")))
    let text = Array(person.utf8) + [0]
    // One directory with one entry: ImageDescription (0x010E), ASCII, at offset 26.
    let exif: [UInt8] =
      Array("Exif\0\0MM\0*".utf8) + [0, 0, 0, 8, 0, 1, 1, 0x0E, 0, 2, 0, 0, 0, UInt8(text.count)]
      + [0, 0, 0, 26, 0, 0, 0, 0] + text
    let xmp = Array("http://ns.adobe.com/xap/1.0/\0<x>\(person)</x>".utf8)
    func segment(_ marker: UInt8, _ body: [UInt8]) -> [UInt8] {
      let length = body.count + 2
      return [0xFF, marker, UInt8(length >> 8), UInt8(length & 0xFF)] + body
    }
    let planted = segment(0xE1, exif) + segment(0xE1, xmp) + segment(0xFE, Array(person.utf8))
    return Array(good.prefix(2)) + planted + good.dropFirst(2) + Array(person.utf8)
  }

  /// A PNG with the words as text and a profile's name; its checksums are wrong, which is harmless
  /// in chunks that nobody reads.
  private static func drawing() throws -> [UInt8] {
    let seeds = Office.fixtures.deletingLastPathComponent().appending(path: "Tests/Fuzzing/Seeds")
    let png = try [UInt8](Data(contentsOf: seeds.appending(path: "ktp-grey8.png")))
    let body = Array("Author\0\(person)".utf8)
    let chunk = [0, 0, 0, UInt8(body.count)] + Array("tEXt".utf8) + body + [0, 0, 0, 0]
    // Behind the header: 8 bytes of signature and a chunk of 25.
    return Array(png.prefix(33)) + chunk + png.dropFirst(33)
  }

  @Test("thumbnails, verdicts, events, logs, journal, pages and their names hold none of it")
  func nothing() throws {
    let office = try Office()
    let photo = try Self.photo()
    try office.drop(Data(photo), as: "GW-1.ktp.jpg")
    try office.drop(Data(photo.prefix(photo.count / 3)), as: "GW-2.ktp.jpg")
    try office.drop(Data(Self.drawing()), as: "GW-3.kk.png")
    try office.drop(Data(photo), as: "\(Self.person).jpg")
    try office.drop(Data(photo), as: "3201014101900007.ktp.jpg")
    let word = #"{"schema": "jernih.case/1", "locale": "id", "name": "\#(Self.person)"}"#
    try office.drop(Data(word.utf8), as: "GW-1.case.json")
    try office.drop(Data("{\"\(Self.person)\"".utf8), as: "GW-4.case.json")
    let policy = try office.impatientPolicy()
    var said = ""
    for arguments in [
      ["serve", office.path, "--once", "--policy", policy],
      ["status", office.path, "--verify"],
      ["status", office.path, "--format", "json"],
      ["status", office.path, "--format", "prometheus"],
      ["report", office.path], ["journal", office.path], ["purge", office.path],
    ] {
      let run = try Program.run(arguments)
      #expect(run.status == 0, "\(arguments) \(run.error)")
      said += run.output + run.error
    }
    #expect(Self.traces.filter { said.lowercased().contains($0) } == [])
    try check(office)
    // What was planted is found where it may be, or the search proves nothing.
    let kept = try Data(contentsOf: office.folder.appending(path: "cases/GW-1/ktp/original.jpg"))
    #expect(Self.found(in: kept) == Self.traces)
    #expect(try office.events().count == 7)
  }

  /// Every file of the spool but the photos as they came, and the reasons of quarantine, where
  /// alone a sender's name is kept; of clerks' pages only the overview shows it.
  private func check(_ office: Office) throws {
    let all =
      FileManager.default.enumerator(atPath: office.path)?.compactMap { $0 as? String } ?? []
    var searched = 0
    for name in all {
      #expect(Self.traces.filter { name.lowercased().contains($0) } == [], "\(name)")
      let isOriginal = name.contains("/original.") || name.hasPrefix("quarantine/")
      guard !isOriginal, name != "reports/index.html",
        let bytes = try? Data(contentsOf: office.folder.appending(path: name))
      else { continue }
      searched += 1
      #expect(Self.found(in: bytes) == [], "\(name)")
    }
    #expect(searched > 15)
  }

  private static func found(in bytes: Data) -> [String] {
    let text = String(decoding: bytes, as: UTF8.self).lowercased()
    return traces.filter { text.contains($0) }
  }
}
