import Testing

@Suite("a fault at any call, and another one while the next service recovers")
struct RecoverySweepTests {
  @Test(
    "nothing is lost, torn or judged twice, and an event is repeated under its own serial alone",
    arguments: RecoverySweep.End.allCases)
  func recovery(end: RecoverySweep.End) throws {
    let calls = try RecoverySweep.calls()
    var runs = 0
    var failures: [String] = []
    for call in SweepSize.calls(of: calls, sample: 24, seed: 1) where failures.count < 5 {
      let (count, failure) = try RecoverySweep.run(end, at: call)
      runs += count
      if let failure { failures.append(failure) }
    }
    SweepSize.tell("\(end): \(runs) runs over \(calls) calls, \(failures.count) failures")
    #expect(failures.isEmpty, "\(failures.joined(separator: "\n"))")
  }
}
