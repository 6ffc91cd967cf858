import Foundation
import Testing
import WaitingSupport

@Suite("Gateways as the pages show them", .waiting)
struct GatewayTests {
  @Test(
    "however often it is killed each applicant is told each reply once, and states are right",
    .enabled(if: PageRun.isPossible, "gateways use jq, python3 and timeout, and one is not here"),
    arguments: ["ChatGatewayTest", "ConsumerTest"])
  func gateways(suite: String) throws {
    let program = DocumentationPage.root.appending(path: "Tests/Gateways/gateways.py").path
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["timeout", "300", "python3", "-B", program, Program.path, suite]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let said = String(
      decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(said.suffix(4000))")
  }
}
