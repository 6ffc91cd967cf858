import Foundation
import Verdicts
import JSON

/// A spool of its own for one test, with the program to work on it.
final class Office {
  let folder: URL
  var path: String { folder.path }

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appending(path: "jernih-test-" + UUID().uuidString)
    // An empty run makes the spool.
    let run = try Program.run("serve", folder.path, "--once")
    guard run.status == 0 else { throw OfficeError(text: run.error) }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  struct OfficeError: Error { var text: String }

  static let fixtures = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "testimages")

  /// A fixture whose name begins so.
  static func fixture(_ start: String) throws -> URL {
    let names = try FileManager.default.contentsOfDirectory(atPath: fixtures.path).sorted()
    guard let name = names.first(where: { $0.hasPrefix(start) }) else {
      throw OfficeError(text: "no fixture \(start)")
    }
    return fixtures.appending(path: name)
  }

  /// Drops a file as an intake service does: built aside, then renamed.
  func drop(_ bytes: Data, as name: String) throws {
    let draft = folder.appending(path: "tmp/" + UUID().uuidString)
    try bytes.write(to: draft)
    try FileManager.default.moveItem(at: draft, to: folder.appending(path: "new/" + name))
  }

  /// A policy by which a drop that may still grow is waited for a second, not a minute.
  func impatientPolicy() throws -> String {
    let file = folder.appending(path: "tmp/policy.json5")
    try Data("{ limits: { spool: { truncatedWaitSeconds: 1, settleSeconds: 1 } } }".utf8)
      .write(to: file)
    return file.path
  }

  /// Starts the service, and returns once it watches for drops: its lease is written after that.
  func serve(workers: Int = 2) throws -> Process {
    let service = try Program.start(["serve", path, "--workers", "\(workers)"])
    let identifier = Int(service.processIdentifier)
    for _ in 0..<500 {
      let run = try Program.run("status", path, "--format", "json")
      let status = try JSON.parse(Array(run.output.utf8))
      let processes = status["services"]?.array?.compactMap { $0["process"]?.integer } ?? []
      if processes.contains(identifier) { break }
      Thread.sleep(forTimeInterval: 0.01)
    }
    return service
  }

  /// Waits until something is so.
  func wait(seconds: Double = 60, until isSo: () throws -> Bool) throws {
    let end = Date(timeIntervalSinceNow: seconds)
    while try !isSo() {
      guard Date() < end else { throw OfficeError(text: "it did not come to be in time") }
      Thread.sleep(forTimeInterval: 0.02)
    }
  }

  /// Waits until nothing waits and nothing is being judged.
  func waitUntilDone(seconds: Double = 60) throws {
    let end = Date(timeIntervalSinceNow: seconds)
    while Date() < end {
      let run = try Program.run("status", path, "--format", "json")
      let status = try JSON.parse(Array(run.output.utf8))
      if ["new", "active", "deferred"].allSatisfy({ status[$0]?.integer == 0 }) { return }
      Thread.sleep(forTimeInterval: 0.1)
    }
    throw OfficeError(text: "the service did not finish in time")
  }

  func exists(_ file: String) -> Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: file).path)
  }

  /// The names in a folder, in order.
  func names(_ place: String) -> [String] {
    let path = folder.appending(path: place).path
    return ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }

  func json(_ file: String) throws -> JSON {
    try JSON.parse([UInt8](Data(contentsOf: folder.appending(path: file))))
  }

  /// Everything the intake service has been told.
  func events() throws -> [JSON] {
    try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "outbox").path)
      .sorted().map { try json("outbox/" + $0) }
  }

  /// Every file with its time and size, but for what is about the run itself.
  func snapshot() -> [String: String] {
    var all: [String: String] = [:]
    let names = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    for name in names {
      let file = folder.appending(path: name).path
      let attributes = try? FileManager.default.attributesOfItem(atPath: file)
      guard attributes?[.type] as? FileAttributeType == .typeRegular else { continue }
      all[name] = "\(attributes?[.modificationDate] ?? "") \(attributes?[.size] ?? "")"
    }
    return all
  }
}
