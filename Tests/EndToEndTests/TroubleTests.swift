import Foundation
import Glibc
import Testing
import Verdicts
import JSON
import WaitingSupport

/// The journal and the index are what a photo least needs: whatever befalls them, photos go on.
@Suite("a journal or an index that cannot be used", .waiting, .serialized)
struct TroubleTests {
  /// Starts the service with its standard error kept in a file, once it watches for drops.
  private func serve(_ office: Office) throws -> (Process, errors: URL) {
    let errors = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    _ = FileManager.default.createFile(atPath: errors.path, contents: nil)
    let service = try Program.start(
      ["serve", office.path, "--workers", "2"], error: FileHandle(forWritingTo: errors))
    try office.drop(Data(contentsOf: Office.fixture("ktp-good")), as: "A-1.ktp.jpg")
    try office.wait { try office.events().count == 1 }
    return (service, errors)
  }

  private func kill(_ service: Process) {
    _ = Glibc.kill(service.processIdentifier, SIGKILL)
    service.waitUntilExit()
  }

  /// Puts a file in a folder's place, and the folder back.
  private func breakFolder(_ name: String, of office: Office) throws {
    let path = office.folder.appending(path: name)
    try FileManager.default.moveItem(at: path, to: office.folder.appending(path: "aside"))
    try Data().write(to: path)
  }

  private func mendFolder(_ name: String, of office: Office) throws {
    let path = office.folder.appending(path: name)
    try FileManager.default.removeItem(at: path)
    try FileManager.default.moveItem(at: office.folder.appending(path: "aside"), to: path)
  }

  private func lines(_ office: Office, _ event: String) throws -> [String] {
    try Program.run("journal", office.path, "--format", "json").output.split(separator: "\n")
      .map { try JSON.parse(Array($0.utf8)) }.filter { $0["event"]?.string == event }
      .compactMap { $0["case"]?.string }
  }

  private func duplicate(_ office: Office, _ place: String) throws -> JSON {
    let checks = try office.json("cases/\(place)/verdict.json")["checks"]?.array ?? []
    return try #require(checks.first { $0["id"]?.string == "duplicate" })
  }

  @Test("photos are answered while the journal cannot be written, and a kill loses no line of it")
  func journalGone() throws {
    let office = try Office()
    let (service, errors) = try serve(office)
    defer { try? FileManager.default.removeItem(at: errors) }
    try breakFolder("journal", of: office)
    let photo = try Data(contentsOf: Office.fixture("ktp-good"))
    for number in 2...4 { try office.drop(photo + [UInt8(number)], as: "A-\(number).ktp.jpg") }
    try office.wait { try office.events().count == 4 }
    kill(service)
    let told = try String(contentsOf: errors, encoding: .utf8).split(separator: "\n")
    #expect(told.count { $0.contains("lines of the journal wait") } == 1, "\(told)")
    try mendFolder("journal", of: office)
    let all = ["A-1", "A-2", "A-3", "A-4"]
    // They are shown while they wait, and once they are written.
    #expect(try lines(office, "verdict").sorted() == all)
    #expect(try Program.run("serve", office.path, "--once").status == 0)
    #expect(try lines(office, "verdict").sorted() == all)
    #expect(try FileManager.default.contentsOfDirectory(atPath: office.path + "/active") == [])
  }

  @Test("photos are answered while the index cannot be written, and copies of them are found")
  func indexGone() throws {
    let office = try Office()
    let (service, errors) = try serve(office)
    defer { try? FileManager.default.removeItem(at: errors) }
    try breakFolder("index", of: office)
    let photo = try Data(contentsOf: Office.fixture("kk-good"))
    try office.drop(photo, as: "B-1.kk.jpg")
    try office.wait { try office.events().count == 2 }
    try office.drop(photo, as: "B-2.kk.jpg")
    try office.wait { try office.events().count == 3 }
    #expect(try duplicate(office, "B-2/kk")["other"]?.array?.first?["case"]?.string == "B-1")
    kill(service)
    let told = try String(contentsOf: errors, encoding: .utf8).split(separator: "\n")
    #expect(told.count { $0.contains("index") } <= 3 && !told.isEmpty, "\(told)")
    try mendFolder("index", of: office)
    // Nobody remembers what the killed one knew: the index is built again.
    try office.drop(photo, as: "B-3.kk.jpg")
    let run = try Program.run("serve", office.path, "--once")
    #expect(run.status == 0 && run.error.contains("is built from the verdicts"), "\(run.error)")
    let other = try duplicate(office, "B-3/kk")["other"]?.array?.first?["case"]?.string
    #expect(["B-1", "B-2"].contains(other))
    #expect(try FileManager.default.contentsOfDirectory(atPath: office.path + "/active") == [])
  }

  @Test("a damaged index is said and built again, and copies are found as before")
  func indexDamaged() throws {
    let office = try Office()
    let photo = try Data(contentsOf: Office.fixture("ktp-good"))
    try office.drop(photo, as: "A-1.ktp.jpg")
    #expect(try Program.run("serve", office.path, "--once").status == 0)
    let folder = office.folder.appending(path: "index")
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      try Data((0..<77).map { UInt8($0) }).write(to: folder.appending(path: name))
    }
    try office.drop(photo, as: "B-2.ktp.jpg")
    let run = try Program.run("serve", office.path, "--once")
    #expect(run.error.contains("the index is built again"), "\(run.error)")
    #expect(try duplicate(office, "B-2/ktp")["other"]?.array?.first?["case"]?.string == "A-1")
    #expect(try !Program.run("serve", office.path, "--once").error.contains("index"))
  }

  @Test("a case that cannot be read keeps no other out of an index that is built")
  func caseUnreadable() throws {
    let office = try Office()
    let photo = try Data(contentsOf: Office.fixture("ktp-good"))
    for name in ["A-1", "B-2", "C-3"] {
      try office.drop(photo + Data(name.utf8), as: "\(name).ktp.jpg")
    }
    #expect(try Program.run("serve", office.path, "--once").status == 0)
    let verdict = office.folder.appending(path: "cases/B-2/ktp/verdict.json")
    try FileManager.default.removeItem(at: verdict)
    try FileManager.default.createDirectory(at: verdict, withIntermediateDirectories: false)
    let folder = office.folder.appending(path: "index")
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      try FileManager.default.removeItem(at: folder.appending(path: name))
    }
    let service = try office.serve()
    defer { kill(service) }
    for (name, other) in [("D-4", "A-1"), ("E-5", "C-3")] {
      try office.drop(photo + Data(other.utf8), as: "\(name).ktp.jpg")
      try office.wait { office.exists("cases/\(name)/ktp/verdict.json") }
      #expect(try duplicate(office, "\(name)/ktp")["cause"]?.string == "sameBytes")
    }
    #expect(office.exists("index/rebuilding"))
  }

  @Test("what of the journal cannot be read is named, the rest is shown, and it ends with 2")
  func journalDamaged() throws {
    let office = try Office()
    try office.drop(Data(contentsOf: Office.fixture("ktp-good")), as: "A-1.ktp.jpg")
    #expect(try Program.run("serve", office.path, "--once").status == 0)
    #expect(try Program.run("journal", office.path, "--cases").status == 0)
    let folder = office.folder.appending(path: "journal")
    func name(_ digit: String) -> String {
      "2020-03-24." + String(repeating: digit, count: 28) + ".log"
    }
    try FileManager.default.createDirectory(
      at: folder.appending(path: name("a")), withIntermediateDirectories: false)
    try FileManager.default.createSymbolicLink(
      atPath: folder.appending(path: name("b")).path, withDestinationPath: "/etc/passwd")
    var state: UInt64 = 1
    let noise = (0..<5_000_000).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1
      return UInt8(truncatingIfNeeded: state >> 56)
    }
    try Data(noise).write(to: folder.appending(path: name("c")))
    let run = try Program.run("journal", office.path, "--cases")
    #expect(run.status == 2 && run.output == "A-1\n", "\(run.error)")
    for digit in ["a", "b", "c"] {
      #expect(run.error.contains("journal/\(name(digit)) is left out: "))
    }
    #expect(run.error.split(separator: "\n").count == 4, "\(run.error)")
  }
}
