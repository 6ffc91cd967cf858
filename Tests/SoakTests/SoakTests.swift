import Foundation
import TestSupport
import Testing
import WaitingSupport

/// A little of what `Soak` does, with every run of the tests.
@Suite("Services on a real spool", .waiting, .serialized)
struct SoakTests {
  /// How Soak ends where it may not mount: as in most containers.
  private static let mayNotMount: Int32 = 3

  private func soak(_ arguments: String...) throws -> BuiltProgram.Run {
    try BuiltProgram("Soak").run(arguments, takesErrors: true)
  }

  @Test("four services, killed and frozen at random, give every photo exactly one verdict")
  func kills() throws {
    let run = try soak("kills", "--photos", "60", "--seconds", "12")
    #expect(run.status == 0, "\(run.output)")
    #expect(run.output.contains("4 services"))
  }

  @Test("the policy is read again a hundred times: each photo is judged once, by one of the two")
  func reload() throws {
    let run = try soak("reload", "--photos", "300", "--brief")
    #expect(run.status == 0, "\(run.output)")
  }

  @Test("a copy made under load has every photo once, and answers nothing anew")
  func backup() throws {
    let run = try soak("backup", "--photos", "200")
    #expect(run.status == 0, "\(run.output)")
  }

  @Test("a burst is judged whole by two services, one of them without inotify")
  func flood() throws {
    let run = try soak("flood", "--photos", "150", "--services", "2")
    #expect(run.status == 0, "\(run.output)")
  }

  @Test("papers of a case that come at once are told of in the order in which they count")
  func order() throws {
    let run = try soak("order", "--photos", "120", "--services", "2", "--seconds", "3")
    #expect(run.status == 0, "\(run.output)")
    #expect(run.output.contains("60 cases of two photos, 2 services of 4 workers"))
    #expect(run.output.contains("killed by SIGKILL"))
  }

  @Test("a backlog is worked from its oldest on, across a kill, and none is left behind")
  func backlog() throws {
    let run = try soak("backlog", "--photos", "150", "--seconds", "2")
    #expect(run.status == 0, "\(run.output)")
  }

  @Test("an idle service takes a rename")
  func pickup() throws {
    let run = try soak("pickup", "--photos", "10")
    #expect(run.status == 0, "\(run.output)")
  }

  @Test("nobody's half-written photo is judged")
  func slowWriter() throws {
    let run = try soak("writer", "--seconds", "6")
    #expect(run.status == 0, "\(run.output)")
  }

  @Test(
    "the printed unit, started by a systemd, judges photos behind all its walls",
    .enabled(if: geteuid() == 0, "only root may start a systemd of its own"))
  func unit() throws {
    let run = try soak("unit", "--brief")
    // What the unit breaks is 1.
    if run.status == 3 { try Test.cancel("there is no systemd here, or it gets no namespaces") }
    if run.status == 2 { try Test.cancel("the machine that was made for it lacks something") }
    #expect(run.status == 0, "\(run.output)")
  }

  @Test(
    "a file system of 4 MB that is full in blocks, then in inodes, loses nothing",
    .enabled(if: geteuid() == 0, "only root may mount"))
  func fullDisk() throws {
    let run = try soak("full", "--seconds", "3")
    if run.status == Self.mayNotMount { try Test.cancel("this root may not mount") }
    #expect(run.status == 0, "\(run.output)")
  }

  @Test("damaged photos get their answers from a service that lives on")
  func mutated() throws {
    let run = try soak("mutated", "--photos", "200", "--workers", "2")
    #expect(run.status == 0, "\(run.output)")
  }

  @Test("nobody waits for senders who drop what is large, changing, costly, nameless or no file")
  func attackers() throws {
    // The rest of the tests run beside it, and twenty-four photos have no p99.
    let run = try soak("attackers", "--brief", "--limit-seconds", "2")
    #expect(run.status == 0, "\(run.output)")
  }

  @Test(
    "power cuts on a real file system lose nothing and repeat no verdict",
    .enabled(if: geteuid() == 0, "only root may mount"))
  func powerCuts() throws {
    let run = try soak("power", "--photos", "40")
    if run.status == Self.mayNotMount { try Test.cancel("this root may not mount") }
    #expect(run.status == 0, "\(run.output)")
  }
}
