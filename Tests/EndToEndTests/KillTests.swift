import JSON
import Foundation
import Testing
import Verdicts
import WaitingSupport

@Suite("Kills in the middle of work", .waiting, .serialized)
struct KillTests {
  @Test("SIGKILL of the service and of its workers, thirty times, loses and repeats nothing")
  func kills() throws {
    let office = try Office()
    let names = try FileManager.default.contentsOfDirectory(atPath: Office.fixtures.path)
      .filter { $0.hasSuffix(".jpg") || $0.hasSuffix(".png") }.sorted()
    for (index, name) in names.enumerated() {
      let bytes = try Data(contentsOf: Office.fixtures.appending(path: name))
      try office.drop(bytes, as: "K-\(index).lainnya.jpg")
    }
    var random = SystemRandomNumberGenerator()
    var service = try office.serve()
    for _ in 0..<30 {
      Thread.sleep(forTimeInterval: Double.random(in: 0.01...0.15, using: &random))
      let workers = try Self.children(of: service.processIdentifier)
      if let worker = workers.randomElement(using: &random), Bool.random(using: &random) {
        kill(worker, SIGKILL)
      } else {
        kill(service.processIdentifier, SIGKILL)
        service.waitUntilExit()
        service = try office.serve()
      }
    }
    try office.waitUntilDone(seconds: 120)
    service.terminate()
    service.waitUntilExit()
    for index in names.indices {
      let attempts = try FileManager.default.contentsOfDirectory(
        atPath: office.path + "/cases/K-\(index)"
      ).filter { $0.hasPrefix("lainnya") }
      #expect(attempts == ["lainnya"], "K-\(index)")
    }
    let events = try office.events()
    #expect(Set(events.compactMap { $0["case"]?.string }).count == names.count)
    #expect(try Program.run("status", office.path, "--verify").output.isEmpty)
  }

  private static func children(of process: Int32) throws -> [Int32] {
    let file = "/proc/\(process)/task/\(process)/children"
    let text = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
    return text.split(separator: " ").compactMap { Int32($0) }
  }
}
