import Files
import ServiceSupport
import Spool
import Testing

@Suite("whoever only looks")
struct LookingTests {
  @Test("status, verification, journal and cases are read without a lease and change nothing")
  func takesNoLease() throws {
    let folder = try TemporarySpool(TemporarySpool.impatient)
    folder.drop("GW-1.ktp.jpg", [1])
    folder.drop("no name", [2])
    let service = try folder.open()
    try service.journal(day: "2020-03-24", "{}")
    PromptService(service).drain()
    try service.close()
    folder.drop("GW-2.ktp.jpg", [3])
    let before = folder.contents()
    let tree = try folder.tree()
    var calls: [SystemCall] = []
    tree.gate.interposer = { call, _ in
      if call.isMutating { calls.append(call) }
      return .proceed
    }
    let status = try tree.status()
    #expect(status.cases == 1 && status.new == 1 && status.quarantined == 1)
    let archive = CaseArchive(tree)
    #expect(try archive.attempts("GW-1").map { try archive.verdict(of: $0) != nil } == [true])
    var verification = SpoolVerification(tree) { _, _, _ in nil }
    #expect(try verification.run().isEmpty)
    for file in tree.journalFiles().files { try tree.forEachLine(of: file) { _ in } }
    #expect(try tree.quarantined().count == 1)
    #expect(calls.isEmpty && folder.names("active").isEmpty && folder.contents() == before)
  }
}
