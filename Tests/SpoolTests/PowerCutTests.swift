import Testing

@Suite("the power goes at every call that changes the spool")
struct PowerCutTests {
  @Test(
    "whatever was not durable then, everything is finished exactly once afterwards",
    arguments: [false, true])
  func everyCall(removesAtOnce: Bool) throws {
    let failure = try Sweep.powerCut(removesAtOnce: removesAtOnce)
    #expect(failure == nil, "\(failure ?? "")")
  }

  @Test("an fsync that fails, and takes its bytes with it, loses nothing")
  func failedSync() throws {
    let failure = try Sweep.failedSync(every: 3)
    #expect(failure == nil, "\(failure ?? "")")
  }
}
