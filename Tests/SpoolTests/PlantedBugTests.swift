import Testing

@Suite("the sweeps find what they look for")
struct PlantedBugTests {
  @Test(
    "each planted bug is caught by the sweep that is made for it", arguments: PlantedBug.allCases)
  func caught(bug: PlantedBug) throws {
    let failure =
      switch bug {
      case .noFileSync, .noDirectorySync: try Sweep.powerCut(removesAtOnce: true, planted: bug)
      case .retriedSync: try Sweep.failedSync(planted: bug)
      case .writeInPlace, .deleteBeforeCommit, .repeatedVerdict: try Sweep.kill(planted: bug)
      }
    #expect(failure != nil, "\(bug) was not noticed")
  }
}
