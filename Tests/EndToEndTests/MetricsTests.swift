import Foundation
import TestSupport
import Testing
import WaitingSupport

@Suite("metrics for Prometheus", .waiting, .serialized)
struct MetricsTests {
  private func metrics(_ office: Office) throws -> [String] {
    let run = try Program.run("status", office.path, "--format", "prometheus")
    #expect(run.status < 2, "\(run.error)")
    return run.output.split(separator: "\n").map(String.init)
  }

  private func value(_ name: String, _ lines: [String]) -> Double? {
    lines.first { $0.hasPrefix(name + " ") }.flatMap { Double($0.dropFirst(name.count + 1)) }
  }

  @Test("counters go on through restarts, kills and retries, and never fall")
  func counters() throws {
    let office = try Office()
    let good = #"jernih_verdicts_total{kind="ktp",verdict="accept"}"#
    let photo = try Data(contentsOf: Office.fixture("ktp-good"))
    #expect(try value(good, metrics(office)) == nil)
    for number in 1...3 {
      try office.drop(photo + [UInt8(number)], as: "A-1.ktp.\(number).jpg")
      #expect(try Program.run("serve", office.path, "--once").status == 0)
      #expect(try value(good, metrics(office)) == Double(number))
    }
    #expect(try Program.run("retry", office.path, "A-1", "ktp").status == 0)
    #expect(try Program.run("serve", office.path, "--once").status == 0)
    try office.drop(Data("x".utf8), as: "no name")
    try office.drop(Data("not a photo".utf8), as: "A-4.ktp.jpg")
    let service = try office.serve()
    try office.waitUntilDone()
    kill(service.processIdentifier, SIGKILL)
    service.waitUntilExit()
    let before = try metrics(office)
    #expect(value(good, before) == 4)
    #expect(value(#"jernih_verdicts_total{kind="ktp",verdict="unreadable"}"#, before) == 1)
    #expect(value(#"jernih_faults_total{fault="unsupported"}"#, before) == 1)
    #expect(value(#"jernih_rejected_total{reason="badName"}"#, before) == 1)
    #expect(value("jernih_retries_total", before) == 1)
    #expect(value("jernih_verdict_seconds_count", before) == 5)
    #expect(try Program.run("serve", office.path, "--once").status == 0)
    let after = try metrics(office)
    for line in before where line.contains("_total") || line.contains("_seconds_") {
      guard !line.hasPrefix("#"), let space = line.lastIndex(of: " ") else { continue }
      let name = String(line[..<space])
      let (was, now) = (value(name, before) ?? 0, value(name, after) ?? -1)
      #expect(now >= was, "\(name): \(was), then \(now)")
    }
    #expect(office.names("journal").allSatisfy { !$0.contains("draft") })
  }

  @Test("what is not there has no line, each family is explained in a sentence, units are in names")
  func families() throws {
    let office = try Office()
    let idle = try metrics(office)
    #expect(!idle.contains { $0.hasPrefix("jernih_oldest") || $0.contains(" jernih_oldest") })
    #expect(value("jernih_services", idle) == 0)
    #expect(idle.contains { $0.hasPrefix("jernih_build_info{version=\"") && $0.hasSuffix(" 1") })
    for line in idle where line.hasPrefix("# HELP ") {
      let words = line.split(separator: " ", maxSplits: 3)
      #expect(words[3].first?.isUppercase == true && words[3].last == ".", "\(line)")
    }
    try office.drop(Data([1]), as: "A-1.ktp.jpg")
    #expect(try value("jernih_oldest_drop_age_seconds", metrics(office)) != nil)
    #expect(try value("jernih_new_drops", metrics(office)) == 1)
  }

  // MARK: By Prometheus' own tool

  static let promtool = ["/usr/bin/promtool", "/usr/local/bin/promtool"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  /// Runs promtool over a text, in a file or on its standard input.
  private func check(_ words: [String], _ text: String, isFile: Bool) throws -> (Int32, String) {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString + ".yml")
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(filePath: try #require(Self.promtool))
    process.arguments = words + (isFile ? [file.path] : [])
    process.standardInput = try FileHandle(forReadingFrom: file)
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, said)
  }

  @Test(
    "promtool finds nothing wrong with the metrics",
    .enabled(
      if: MetricsTests.promtool != nil, "promtool is not here: the package prometheus has it"))
  func checkedMetrics() throws {
    let office = try Office()
    try office.drop(Data(contentsOf: Office.fixture("ktp-good")), as: "A-1.ktp.jpg")
    try office.drop(Data("x".utf8), as: "no name")
    #expect(try Program.run("serve", office.path, "--once").status == 0)
    try office.drop(Data("x".utf8), as: "B-1.ktp.jpg")
    let text = try Program.run("status", office.path, "--format", "prometheus").output
    let (status, said) = try check(["check", "metrics"], text, isFile: false)
    #expect(status == 0 && said.isEmpty, "\(said)\n\(text)")
  }

  @Test(
    "promtool finds nothing wrong with the rules for alerts",
    .enabled(
      if: MetricsTests.promtool != nil, "promtool is not here: the package prometheus has it"))
  func checkedRules() throws {
    let rules = try Program.run("help", "alerts")
    #expect(rules.status == 0)
    let (status, said) = try check(["check", "rules"], rules.output, isFile: true)
    #expect(status == 0 && said.contains("SUCCESS: 10 rules found"), "\(said)")
  }

  @Test("each metric that a rule asks for is one that is printed")
  func knownNames() throws {
    let office = try Office()
    try office.drop(Data("x".utf8), as: "no name")
    try office.drop(Data("crash".utf8), as: "A-1.ktp.jpg")
    #expect(try Program.run("serve", office.path, "--once").status == 0)
    try office.drop(Data("x".utf8), as: "B-1.ktp.jpg")
    let printed = try metrics(office).joined(separator: "\n")
    let rules = try Program.run("help", "alerts").output
    let names = Set(rules.matches(of: /jernih_[a-z_]+/).map { String($0.output) })
    #expect(names.count >= 8)
    // Nothing is deferred here.
    for name in names where name != "jernih_oldest_deferred_age_seconds" {
      #expect(printed.contains("\n\(name)"), "\(name)")
    }
  }
}
