import Codecs
import Foundation
import Raster
import Testing
import Verdicts
import Vocabulary
import JSON
import WaitingSupport

@Suite("The same picture in two cases", .waiting, .serialized)
struct DuplicateTests {
  private func duplicate(_ office: Office, _ place: String) throws -> JSON {
    let checks = try office.json("cases/\(place)/verdict.json")["checks"]?.array ?? []
    return try #require(checks.first { $0["id"]?.string == "duplicate" })
  }

  private func others(_ check: JSON) -> [String] {
    (check["other"]?.array ?? []).compactMap { $0["case"]?.string }
  }

  private func run(_ office: Office) throws {
    #expect(try Program.run("serve", office.path, "--once").status == 0)
  }

  /// The photo saved again, grey and at a low quality.
  private func savedAgain(_ photo: Data) throws -> Data {
    let luma = try unsafe photo.withUnsafeBytes { bytes -> Plane in
      var decoder = try unsafe PhotoDecoder(bytes: bytes, limits: Limits.Photo())
      var reducer = PhotoReducer(photo: decoder.header.size)
      var band = Band(lumaStride: 0, luma: [])
      while try decoder.nextBand(into: &band) { reducer.add(band) }
      return reducer.finish().luma
    }
    return Data(try #require(JPEGEncoder.encode(luma: luma.turned(.quarter), quality: 50)))
  }

  @Test("a copy, saved again and turned, names the other case; the citizen is not told of it")
  func copies() throws {
    let office = try Office()
    let photo = try Data(contentsOf: Office.fixture("ktp-good"))
    try office.drop(photo, as: "A-1.ktp.jpg")
    try run(office)
    try office.drop(photo, as: "B-2.ktp.jpg")
    try run(office)
    // One after the other: which of two photos that come together is judged first is not said.
    try office.drop(savedAgain(photo), as: "C-3.rumah.jpg")
    try run(office)
    try office.drop(savedAgain(photo), as: "A-1.rumah.jpg")
    try run(office)
    let first = try duplicate(office, "A-1/ktp")
    #expect(first["status"]?.string == "pass" && first["other"] == nil)
    let same = try duplicate(office, "B-2/ktp")
    #expect(same["status"]?.string == "review" && same["cause"]?.string == "sameBytes")
    #expect(others(same) == ["A-1"] && same["other"]?.array?.first?["n"]?.integer == 1)
    let copy = try duplicate(office, "C-3/rumah")
    #expect(copy["status"]?.string == "review" && copy["cause"]?.string == "samePicture")
    // All earlier twins are told, whichever is the nearest.
    #expect(others(copy).sorted() == ["A-1", "B-2"])
    // Its own case's photo is told of in a measure only; the copy of it in B-2 accuses nobody.
    let own = try duplicate(office, "A-1/rumah")
    #expect(own["measures"]?["sameCaseDistance"]?.number ?? 1 < 0.5)
    #expect(own["status"]?.string == "pass" || others(own) == ["C-3"])
    for event in try office.events() where event["case"]?.string == "B-2" {
      #expect(!event.line.contains("A-1"))
    }
    let page = try String(
      contentsOf: office.folder.appending(path: "cases/B-2/index.html"), encoding: .utf8)
    #expect(page.contains("../A-1/index.html#ktp") && page.contains("../A-1/ktp/thumb.jpg"))
  }

  @Test("a photo judged once more accuses neither itself nor its copy")
  func retried() throws {
    let office = try Office()
    let photo = try Data(contentsOf: Office.fixture("ktp-good"))
    try office.drop(photo, as: "A-1.ktp.jpg")
    try run(office)
    try office.drop(photo, as: "B-2.ktp.jpg")
    try run(office)
    #expect(try Program.run("retry", office.path, "A-1", "ktp").status == 0)
    try run(office)
    #expect(try duplicate(office, "A-1/ktp.2")["status"]?.string == "pass")
  }

  @Test("an index that was removed is built again from the verdicts")
  func rebuilt() throws {
    let office = try Office()
    let photo = try Data(contentsOf: Office.fixture("ktp-good"))
    try office.drop(photo, as: "A-1.ktp.jpg")
    try run(office)
    let index = office.folder.appending(path: "index").path
    for name in try FileManager.default.contentsOfDirectory(atPath: index) {
      try FileManager.default.removeItem(atPath: index + "/" + name)
    }
    let said = try Program.run("serve", office.path, "--once")
    #expect(said.status == 0 && said.error.contains("built from the verdicts of 1 case"))
    try office.drop(savedAgain(photo), as: "B-2.ktp.jpg")
    try run(office)
    #expect(try others(duplicate(office, "B-2/ktp")) == ["A-1"])
    #expect(try Program.run("status", office.path, "--verify").status == 0)
  }
}
