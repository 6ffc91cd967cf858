import Findings
import Measures
import Report
import Testing
import Verdicts

@Suite struct WordsTests {
  @Test("every unit of the policy is shown as a reader of Indonesian writes it")
  func units() {
    for kind in Policy.default.kinds {
      for check in kind.checks.values where !check.unit.isEmpty {
        let shown = Words.value(0.25, unit: check.unit)
        #expect(
          ["0,25\u{A0}px", "0,25\u{A0}dpi", "0,3°", "25\u{A0}%", "jarak\u{A0}0,25", "0,25"]
            .contains(shown), "\(check.unit): \(shown)")
      }
    }
  }

  @Test("every check, status, cause of silence, fault, verdict and state has a name of its own")
  func names() {
    #expect(CheckID.allCases.allSatisfy { Words.check($0.rawValue) != $0.rawValue })
    #expect(Why.allCases.allSatisfy { Words.why($0.rawValue) != $0.rawValue })
    #expect(Fault.Code.allCases.allSatisfy { Words.fault($0.rawValue) != $0.rawValue })
    #expect(Outcome.allCases.allSatisfy { Words.verdict($0.rawValue).word != $0.rawValue })
    #expect(CaseState.allCases.allSatisfy { Words.state($0.rawValue).word != $0.rawValue })
    #expect(
      CheckResult.Status.allCases.allSatisfy { Words.status($0.rawValue).word != $0.rawValue })
  }

  @Test("no two verdicts, statuses or states look alike without colour")
  func shapes() {
    let verdicts = Outcome.allCases.map { Words.verdict($0.rawValue).tone.rawValue }
    #expect(Set(verdicts).count == verdicts.count)
    let states = CaseState.allCases.map { Words.state($0.rawValue).tone.rawValue }
    #expect(Set(states).count == states.count)
  }
}
