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
        let shown = NumberText.value(0.25, unit: check.unit, in: .id)
        #expect(
          ["0,25\u{A0}px", "0,25\u{A0}dpi", "0,3°", "25\u{A0}%", "jarak\u{A0}0,25", "0,25"]
            .contains(shown), "\(check.unit): \(shown)")
      }
    }
  }

  @Test("no two checks, reasons, answers, results, states or faults have the same name")
  func names() {
    for language in Language.allCases {
      #expect(areApart(CheckID.allCases.map { $0.words.text(in: language) }))
      #expect(areApart(CheckID.allCases.map { $0.defect.text(in: language) }))
      #expect(areApart(CaseState.allCases.map { $0.words.text(in: language) }))
      #expect(areApart(CheckResult.Status.allCases.map { $0.words.text(in: language) }))
      #expect(areApart(Why.allCases.map { $0.words.text(in: language) }))
      #expect(areApart(Outcome.allCases.map { $0.words.text(in: language) }))
    }
    #expect(areApart(CheckResult.Status.allCases.map(\.indonesian)))
    #expect(areApart(CaseState.allCases.map(\.indonesian)))
    #expect(areApart(Fault.Code.allCases.map(\.indonesian)))
  }

  @Test("a check whose number counts a fault is called by the fault, never by its absence")
  func faults() {
    let virtues = ["Bebas", "Bukan", "Tidak", "Tanpa", "Tajam", "Ketajaman", "Tegak", "Mutu"]
    for kind in Policy.default.kinds {
      for (id, check) in kind.checks where check.value?.worse == .above {
        let first = id.words.id.prefix { $0 != " " }
        #expect(!virtues.contains(String(first)), "\(id.words.id) counts what is wrong")
      }
    }
    let (duplicate, legibility) = (CheckID.duplicate.words, CheckID.legibility.words)
    #expect(duplicate.id == "Foto kembar" && legibility.id == "Keterbacaan")
  }

  private func areApart(_ names: [String]) -> Bool {
    Set(names).count == names.count && !names.contains("")
  }

  @Test("no two answers or states look alike without colour, nor do the results of a check")
  func shapes() {
    #expect(areApart(Outcome.allCases.map { Tone($0).rawValue }))
    #expect(areApart(CaseState.allCases.map { Tone($0).rawValue }))
    #expect(areApart(CheckResult.Status.allCases.map { Tone($0).rawValue }))
  }
}
