import Findings
import Testing
import Vocabulary

struct FaultTests {
  @Test("whatever a decoder says has a line for the operator")
  func lines() {
    for evidence in FaultEvidence.everything(in: Limits.Photo()) {
      let fault = Fault(evidence)
      #expect(fault.evidence == evidence)
      #expect((10...80).contains(fault.detail.count), "\(fault.detail)")
      #expect(fault.detail.allSatisfy { $0.isASCII && !$0.isNewline })
    }
  }

  @Test("no two reasons are told in the same words")
  func different() {
    #expect(Set(DecodeTrouble.allCases.map(\.detail)).count == DecodeTrouble.allCases.count)
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
}

extension FaultEvidence {
  /// Everything that a decoder can say.
  fileprivate static func everything(in limits: Limits.Photo) -> [FaultEvidence] {
    let over = PhotoLimit.allCases.flatMap { limit in
      limit.values(in: limits).flatMap { allowed -> [FaultEvidence] in
        [
          .over(limit, allowed: allowed, seen: allowed + 1),
          .over(limit, allowed: allowed, seen: nil),
        ]
      }
    }
    return DecodeTrouble.allCases.map { .found($0) } + FormatName.allCases.map { .unsupported($0) }
      + over
  }
}
