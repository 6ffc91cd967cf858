import Testing
import Verdicts

struct FaultTests {
  static let limits = Policy.default.limits.photo

  /// Everything that a decoder can say.
  static var everything: [FaultEvidence] {
    let over = FaultEvidence.Limit.allCases.flatMap { limit in
      limit.values(in: limits).flatMap { allowed -> [FaultEvidence] in
        [
          .over(limit, allowed: allowed, seen: allowed + 1),
          .over(limit, allowed: allowed, seen: nil),
        ]
      }
    }
    return FaultReason.allCases.map { .found($0) } + FormatName.allCases.map { .unsupported($0) }
      + over
  }

  @Test("whatever a decoder says has a line for the operator and a reply")
  func lines() {
    for evidence in Self.everything {
      let fault = Fault(evidence)
      #expect(fault.evidence == evidence)
      #expect((10...80).contains(fault.detail.count), "\(fault.detail)")
      #expect(fault.detail.allSatisfy { $0.isASCII && !$0.isNewline })
      let verdict = Samples.judge(Findings(fault: fault, kind: "ktp"))
      for text in [verdict.reply.id, verdict.reply.en] {
        #expect(text.count > 40 && !text.contains("{") && !text.contains("()"), "\(text)")
      }
    }
  }

  @Test("no two reasons are told in the same words")
  func different() {
    #expect(Set(FaultReason.allCases.map(\.detail)).count == FaultReason.allCases.count)
  }

  @Test("a limit is told with its value and what was seen")
  func limit() {
    let fault = Fault(.over(.pixels, allowed: 40_000_000, seen: 5_000_000_000))
    #expect(fault.code == .tooLarge && fault.limit == "pixels" && fault.allowed == 4e7)
    #expect(fault.seen == "5000000000")
    #expect(fault.detail == "the photo passes the limit on pixels")
    let memory = Fault(.over(.memory, allowed: 1 << 20, seen: nil))
    #expect(memory.detail == "decoding needs more memory than is allowed" && memory.seen == nil)
  }

  @Test("an upload that is zeros yet is asked for again as one that was cut short")
  func zeros() {
    func reply(_ evidence: FaultEvidence) -> Bilingual {
      Samples.judge(Findings(fault: Fault(evidence), kind: "kk")).reply
    }
    #expect(reply(.unsupported(.zeros)) == reply(.found(.pictureCut)))
  }
}
