import Findings
import Foundation
import ServiceSupport
import Spool
import Supervisor
import Testing
import Verdicts

@Suite("The service on a spool of its own, to the end")
struct ServiceRunTests {
  /// What must be left of a spool on which everything is done.
  private func expectEmpty(_ office: ServiceOffice) {
    for place in ["new", "active", "deferred"] {
      #expect(office.names(place).isEmpty, "\(place): \(office.names(place))")
    }
  }

  @Test("drops of every sort find their place, are told of, and leave nothing behind")
  func everySort() throws {
    let office = try ServiceOffice()
    try office.drop("GW-1.case.json", "{\"schema\": \"jernih.case/1\"}")
    try office.drop("GW-1.ktp.a.jpg", "photo one")
    try office.drop("GW-1.ktp.b.jpg", "photo one")
    try office.drop("GW-1.ktp.c.jpg", "photo two")
    try office.drop("GW-2.kk.a.jpg", "cut in the middle")
    try office.drop("GW-2.kk.b.jpg", "crash of its own")
    try office.drop("GW-2.kk.c.jpg", "costly to decode")
    try office.drop("GW-3.ktp.jpg", "photo " + String(repeating: "large", count: 150))
    try office.drop("GW-3.kk.jpg", String(repeating: "far too large", count: 100))
    try office.drop("no name", "photo of nobody")
    #expect(try office.run() == .done)
    expectEmpty(office)
    #expect(office.names("cases") == ["GW-1", "GW-2", "GW-3"])
    #expect(office.names("cases/GW-1") == ["case.json", "index.html", "ktp", "ktp.2"])
    #expect(office.names("cases/GW-2") == ["case.json", "index.html", "kk", "kk.2", "kk.3"])
    // Two of the first case are the same, and the case's own file is told of as well.
    #expect(office.names("outbox").count == 10)
    #expect(office.names("quarantine").count == 2)
    #expect(office.pool.begun["crash of its own"] == 3)
    #expect(office.pool.begun["costly to decode"] == 2)
    #expect(office.pool.begun["cut in the middle"] ?? 0 >= 2, "it is looked at again for its rest")
    let faults = try ["kk", "kk.2", "kk.3"].map { try office.verdict("GW-2/" + $0).fault?.code }
    #expect(Set(faults) == [.truncated, .decoderFailed, nil])
    #expect(try office.verdict("GW-3/kk").fault?.code == .tooLarge)
    let text = try String(
      contentsOfFile: office.path + "/cases/GW-3/kk/verdict.json", encoding: .utf8)
    #expect(text.hasSuffix("}\n") && !text.hasSuffix("\n\n"))
    #expect(office.names("cases/GW-3/ktp").contains("original.jpg"))
    #expect(office.said.isEmpty, "\(office.said)")
  }

  @Test("what happens is told: the start, each quarantine, each decoder's end, and each verdict")
  func lines() throws {
    let office = try ServiceOffice()
    try office.drop("GW-1.ktp.jpg", "photo one")
    try office.drop("GW-2.kk.jpg", "crash of its own")
    try office.drop("no name", "photo of nobody")
    #expect(try office.run() == .done)
    let events = office.lines.map(\.event)
    #expect(events.first == .start && events.count { $0 == .start } == 1)
    #expect(events.count { $0 == .quarantine } == 1 && events.count { $0 == .decoder } == 3)
    #expect(events.count { $0 == .verdict } == 2)
    let start = try #require(office.lines.first)
    #expect(start.fields.contains(LogLine.Field("workers", "2")))
    let decoder = try #require(office.lines.first { $0.event == .decoder })
    #expect(decoder.fields.contains(LogLine.Field("blame", "photo")) && decoder.level == .notice)
    let all = office.lines.map { LogForm.logfmt.text($0, time: "") }.joined()
    #expect(!all.contains("GW-1") && !all.contains("no name"))
  }

  @Test("trouble of the machine is an error and its end a notice, and both are in its state")
  func degraded() throws {
    let office = try ServiceOffice(workers: 3)
    for number in 0..<6 { try office.drop("GW-\(number).ktp.jpg", "photo \(number)") }
    office.pool.isFailing = true
    let station = try office.open()
    let service = office.service(on: station)
    try service.start()
    var seen: [ServiceState.Trouble] = []
    for turn in 0..<400 {
      if turn == 40 { office.pool.isFailing = false }
      service.turn()
      service.takeAnswers()
      office.clock.seconds += 0.25
      if let state = try station.tree.status().services.first?.state { seen += state.troubles }
    }
    let told = office.lines.filter { [.degraded, .mended].contains($0.event) }
    #expect(told.map(\.level) == [.error, .notice], "\(told)")
    #expect(told.allSatisfy { $0.fields == [LogLine.Field("what", "decoders")] }, "\(told)")
    #expect(seen.contains { $0.want == .decoders && $0.ended == nil })
    #expect(seen.last?.ended != nil)
    try station.close()
  }

  @Test("while the machine fails every photo that is said once; then all are judged, none twice")
  func trouble() throws {
    let office = try ServiceOffice(workers: 3)
    for number in 0..<12 { try office.drop("GW-\(number).ktp.jpg", "photo \(number)") }
    office.pool.isFailing = true
    guard case .left(count: 12, let line) = try office.run() else {
      Issue.record("a machine that fails for good ends the run")
      return
    }
    #expect(line.contains("decoders end or stand still"))
    office.pool.isFailing = false
    // The first one's process lives: its lease has to run out.
    office.clock.seconds += 100
    #expect(try office.run() == .done)
    expectEmpty(office)
    #expect(office.names("cases").count == 12 && office.names("outbox").count == 12)
    #expect(office.said.count { $0.contains("decoders end or stand still") } == 1)
  }

  @Test("a photo that no worker takes waits and is no worse for it")
  func refused() throws {
    let office = try ServiceOffice()
    try office.drop("GW-1.ktp.jpg", "photo one")
    office.pool.isRefusing = true
    let end = try office.run { turn in
      if turn == 30 { office.pool.isRefusing = false }
    }
    #expect(end == .done)
    #expect(try office.verdict("GW-1/ktp").fault == nil)
  }

  @Test("what a service that was cut off had begun is judged by the next")
  func takenUp() throws {
    let office = try ServiceOffice()
    for number in 0..<8 { try office.drop("GW-\(number).ktp.jpg", "photo \(number)") }
    do {
      let spool = try office.open()
      let service = office.service(on: spool)
      try service.start()
      service.turn()
      #expect(office.pool.mostUnderWay == 2)
    }
    office.pool.stop()
    #expect(office.names("active").count >= 1)
    // The lease of the first runs out by the clock of the spool.
    office.clock.seconds += 100
    #expect(try office.run() == .done)
    expectEmpty(office)
    #expect(office.names("cases").count == 8 && office.names("outbox").count == 8)
  }
}
