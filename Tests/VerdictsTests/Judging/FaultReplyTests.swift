import VerdictSupport
import Findings
import Testing
import Verdicts
import Vocabulary

struct FaultReplyTests {
  private static let evidence: [FaultEvidence] =
    DecodeTrouble.allCases.map { .found($0) } + FormatName.allCases.map { .unsupported($0) }
    + PhotoLimit.allCases.flatMap { limit in
      limit.values(in: Limits.Photo()).map { .over(limit, allowed: $0, seen: nil) }
    }

  @Test("whatever a decoder says has a reply")
  func replies() {
    for evidence in Self.evidence {
      let verdict = Samples.judge(Findings(fault: Fault(evidence), kind: "ktp"))
      for text in [verdict.reply.id, verdict.reply.en] {
        #expect(text.count > 40 && !text.contains("{") && !text.contains("()"), "\(text)")
      }
    }
  }

  @Test("an upload that is zeros yet is asked for again as one that was cut short")
  func zeros() {
    func reply(_ evidence: FaultEvidence) -> Bilingual {
      Samples.judge(Findings(fault: Fault(evidence), kind: "kk")).reply
    }
    #expect(reply(.unsupported(.zeros)) == reply(.found(.pictureCut)))
  }
}
