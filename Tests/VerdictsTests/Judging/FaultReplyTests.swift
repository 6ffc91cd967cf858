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

  @Test("a gateway's fault is not laid to the applicant, who is asked to send once more")
  func gateway() {
    let traces = FormatName.allCases.filter(\.isTransferTrace)
    #expect(traces.count == 10)
    for trace in traces {
      let verdict = Samples.judge(Findings(fault: Fault(.unsupported(trace)), kind: "ktp"))
      #expect(verdict.send && verdict.fault?.seen == trace.rawValue)
      let reply = verdict.reply
      #expect(
        reply.id.contains("rusak, bukan karena kesalahan Anda") && reply.id.contains("sekali lagi"))
      #expect(reply.en.contains("no fault of yours") && reply.en.contains("once more"))
      #expect(!reply.id.contains("bukan foto") && !reply.en.contains("not a photo"))
      #expect(!reply.id.contains(trace.rawValue.uppercased()))
    }
    let film = Samples.judge(Findings(fault: Fault(.unsupported(.mp4)), kind: "ktp")).reply
    #expect(film.id.contains("video"))
  }
}
