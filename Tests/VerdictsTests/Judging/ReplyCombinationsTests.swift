import Findings
import Measures
import Testing
import VerdictSupport
import Verdicts

/// All pairs and triples of defects, of every kind: what one reply may hold.
struct ReplyCombinationsTests {
  @Test(
    "no reply to one, two or three defects is too long, repeats or contradicts itself",
    arguments: Policy.default.kinds.map(\.kind))
  func combinations(_ name: String) throws {
    let kind = try #require(Policy.default.kind(name))
    let writer = ReplyWriter(policy: .default, kind: kind)
    let defects = DefectSamples.all(of: kind)
    #expect(defects.count >= 18)
    var troubles: Set<String> = []
    var seen: Set<String> = []
    func check(_ checks: [CheckResult]) {
      troubles.formUnion(Self.troubles(with: checks, writer: writer, seen: &seen))
    }
    for (i, a) in defects.enumerated() {
      check([a])
      for (j, b) in defects[(i + 1)...].enumerated() where b.id != a.id {
        check([a, b])
        for c in defects[(i + j + 2)...] where c.id != a.id && c.id != b.id {
          check([a, b, c])
        }
      }
    }
    let shown = troubles.sorted().prefix(20).joined(separator: "\n")
    #expect(troubles.isEmpty, "\(troubles.count):\n\(shown)")
  }

  /// What is wrong with one reply, a line each.
  ///
  /// - Parameter seen: Replies whose words were looked at.
  private static func troubles(
    with checks: [CheckResult], writer: ReplyWriter, seen: inout Set<String>
  ) -> [String] {
    let outcome: Outcome = checks.contains { $0.status == .retake } ? .retake : .review
    let worstFirst = checks.sorted { ($0.score ?? 0) < ($1.score ?? 0) }
    let reply = writer.reply(outcome, checks: worstFirst)
    let steps = writer.steps(worstFirst)
    var troubles: [String] = []
    func expect(_ holds: Bool, _ what: String) {
      guard !holds else { return }
      let keys = checks.map { "\($0.defectKey):\($0.status)" }.joined(separator: " ")
      troubles.append("\(what) – \(keys) – \(reply.id) – \(reply.en)")
    }
    if seen.insert(reply.id + reply.en).inserted {
      for text in [reply.id, reply.en] {
        expect(text.split(separator: " ").count <= 40, "over 40 words")
        expect(!text.contains("{") && !text.contains("}"), "not filled")
        expect(!text.contains("  ") && !text.contains(". .") && !text.contains(".."), "a gap")
        expect(
          text.hasSuffix("Terima kasih.") || text.hasPrefix("Terima kasih")
            || text.hasSuffix("Thank you.") || text.hasPrefix("Thank you"), "no thanks")
        let sentences = text.split(separator: ".").map { $0.drop { $0 == " " } }
        expect(Set(sentences).count == sentences.count, "a sentence twice")
      }
    }
    expect(steps.count <= 2, "over two remedies")
    if steps.count == 2 {
      expect(!steps[0].remedy.overlaps(steps[1].remedy), "asks twice about one thing")
      let said = steps.filter { step in
        [step.remedy.text, step.remedy.also].compactMap(\.self).contains {
          reply.id.contains($0.filled(["kind": writer.kindName]).id)
        }
      }
      // A review asks for nothing; what must be mended is always said.
      expect(outcome == .review || said.count == 2, "a remedy is left out")
    }
    if reply.id.contains("Tidak perlu foto ulang") {
      expect(!reply.id.contains("Mohon foto ulang"), "a new photo and none")
    }
    if checks.contains(where: { $0.id == .duplicate }) {
      expect(!reply.id.contains("sama dengan"), "a duplicate is told")
    }
    return troubles
  }
}
