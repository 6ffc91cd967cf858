import Foundation
import Glibc
import Testing
import WaitingSupport

/// What is said to a user who may not look, and of a user who has no inotify left.
@Suite(
  "one user beside others", .waiting, .serialized,
  .enabled(if: UserOffice.isPossible, "only root can be another user"))
struct OtherUserTests {
  private static let python = "/usr/bin/python3"
  static let isPossible = FileManager.default.isExecutableFile(atPath: python)

  @Test("whoever may not look is told who may")
  func forbidden() throws {
    let office = try UserOffice()
    let other = "/usr/bin/setpriv --reuid=99 --regid=99 --clear-groups "
    let program = office.folder.appending(path: "jernih").path
    _ = unsafe chmod(office.folder.path, 0o755)
    for command in ["status", "journal"] {
      let words = "\(other)\(program) \(command) \(office.spool)".split(separator: " ")
      let process = Process()
      process.executableURL = URL(filePath: String(words[0]))
      process.arguments = words.dropFirst().map(String.init)
      let error = Pipe()
      process.standardError = error
      process.standardOutput = FileHandle.nullDevice
      try process.run()
      let said = String(decoding: error.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      #expect(process.terminationStatus == 2)
      #expect(said.contains("Permission denied"), "\(said)")
      if command == "status" {
        #expect(said.contains("only user \(office.user), whose spool it is, and root"), "\(said)")
      }
    }
  }

  @Test(
    "a service without inotify says so, status says so, and both say when it is back",
    .enabled(if: OtherUserTests.isPossible, "python3 takes all of a user's instances"))
  func inotify() throws {
    let office = try UserOffice()
    // Whoever holds all of a user's instances leaves none.
    let taking = """
      import ctypes, sys, time
      library = ctypes.CDLL(None)
      while library.inotify_init() >= 0: pass
      print("taken", flush=True)
      time.sleep(600)
      """
    let taker = Process()
    taker.executableURL = URL(filePath: "/usr/bin/setpriv")
    taker.arguments = [
      "--reuid=\(office.user)", "--regid=\(office.user)", "--clear-groups", Self.python, "-c",
      taking,
    ]
    let output = Pipe()
    taker.standardOutput = output
    try taker.run()
    defer {
      if taker.isRunning { kill(taker.processIdentifier, SIGKILL) }
      taker.waitUntilExit()
    }
    // A word and its line's end may come in two reads.
    #expect(try output.fileHandleForReading.read(upToCount: 6) == Data("taken\n".utf8))
    try office.serve()
    defer { office.stop() }
    func said(_ event: String) -> Bool {
      office.messages.contains { $0.contains("event=\(event)") && $0.contains("what=inotify") }
    }
    let end = Date(timeIntervalSinceNow: 20)
    while Date() < end, !said("degraded") { Thread.sleep(forTimeInterval: 0.05) }
    #expect(said("degraded"), "\(office.messages)")
    let blind = try Program.run("status", office.spool)
    #expect(blind.status == 1 && blind.output.contains("watches by timer"), "\(blind.output)")
    #expect(blind.output.contains("raise fs.inotify.max_user_instances"))
    let metrics = try Program.run("status", office.spool, "--format", "prometheus").output
    #expect(metrics.contains("jernih_degraded_services{what=\"inotify\"} 1\n"))
    kill(taker.processIdentifier, SIGKILL)
    while Date() < end, !said("mended") { Thread.sleep(forTimeInterval: 0.05) }
    #expect(said("mended"), "\(office.messages)")
    Thread.sleep(forTimeInterval: 0.2)
    let seeing = try Program.run("status", office.spool)
    #expect(seeing.status == 0 && seeing.output.contains("watches by inotify"), "\(seeing.output)")
  }
}
