import Findings
import Foundation
import Measures
import Testing
import Verdicts

/// The documentation's table of every message, made from the policy.
struct MessagesPageTests {
  private static let file = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
    .appending(path: "Sources/Verdicts/Verdicts.docc/Messages.md")

  @Test("the documentation shows every message as it will be read; UPDATE_DOCS=1 rewrites it")
  func upToDate() throws {
    let page = Self.page(.default)
    if ProcessInfo.processInfo.environment["UPDATE_DOCS"] != nil {
      try page.write(to: Self.file, atomically: true, encoding: .utf8)
    }
    let written = try String(contentsOf: Self.file, encoding: .utf8)
    #expect(written == page, "run the tests once with UPDATE_DOCS=1")
  }

  @Test("no text of the policy's messages is missing from the documentation")
  func complete() {
    let policy = Policy.default
    let page = Self.page(policy)
    func check(_ message: Message, _ kind: KindPolicy, _ key: String) {
      guard !message.clerksOnly else { return }
      let texts = [
        message.problem, message.slight, message.sentence, message.also,
        policy.messages.remedy(of: message)?.text,
      ].compactMap(\.self).map { $0.filled(["kind": kind.name]) }
      for text in texts {
        #expect(page.contains(text.id) && page.contains(text.en), "\(key): \(text.en)")
      }
    }
    for (key, message) in policy.messages.checks { check(message, policy.kinds[0], key) }
    for kind in policy.kinds {
      for (key, message) in policy.messages.kinds[kind.kind] ?? [:] { check(message, kind, key) }
    }
    for together in policy.messages.together {
      check(together.instead, policy.kinds[0], together.key)
    }
    for remedy in policy.messages.remedies {
      for text in [remedy.text, remedy.also].compactMap(\.self) {
        #expect(page.contains(text.id) && page.contains(text.en), "\(remedy.name)")
      }
    }
  }

  private static func page(_ policy: Policy) -> String {
    var page = """
      # Messages

      Every reply as a citizen reads it, made from the built-in policy.

      One reply holds at most two remedies and forty words in each language. What helps most comes
      first, and only the defects that these remedies mend are named; all of them are in the
      verdict's checks. What is written here for a KTP is said of every kind by its own name.

      ## Remedies

      Several defects may share one. No reply asks twice about one thing: of two remedies that do,
      the one that stands for both is said, or else the first.

      | remedy | asks | instead of | Bahasa Indonesia | English | beside another | English |
      | --- | --- | --- | --- | --- | --- | --- |

      """
    for remedy in policy.messages.remedies { page += row(remedy) }
    page += """

      ## One defect

      | defect | verdict | Bahasa Indonesia | English |
      | --- | --- | --- | --- |

      """
    for kind in policy.kinds {
      let own = kind.kind == "ktp" ? policy.messages.checks : policy.messages.kinds[kind.kind]
      for key in (own ?? [:]).keys.sorted(by: { order($0, policy) < order($1, policy) }) {
        page += rows(key, kind: kind, policy: policy)
      }
    }
    page += """

      ## Several defects

      | defects | verdict | Bahasa Indonesia | English |
      | --- | --- | --- | --- |

      """
    let ktp = policy.kinds[0]
    page += togetherRows(kind: ktp, policy: policy)
    let common = [
      ["exposure.dark", "blur.motion", "framing.cut"], ["glare.overPrint", "tilt"],
      ["exposure.dark", "glare.overPrint"], ["framing.far", "blur.focus"],
      ["framing.far", "framing.cut"], ["resolution.chat", "blur.focus"],
    ]
    for keys in common {
      for outcome in [Outcome.retake, .review] {
        page += row(keys, outcome, kind: ktp, policy: policy)
      }
    }
    for (kind, seen) in [("ktp", "kk"), ("kk", "ktp"), ("rumah", "ktp")] {
      guard let kind = policy.kind(kind) else { continue }
      page += row(["kind.otherKind"], .retake, kind: kind, policy: policy, seen: seen)
    }
    return page + ending(kind: ktp, policy: policy)
  }

  private static func ending(kind ktp: KindPolicy, policy: Policy) -> String {
    var page = "\n## Nothing to mend, and photos that cannot be opened\n\n"
    page += "| answer | Bahasa Indonesia | English |\n| --- | --- | --- |\n"
    for outcome in [Outcome.accept, .review, .retake] {
      let reply = ReplyWriter(policy: policy, kind: ktp).reply(outcome, checks: [])
      page += "| \(outcome.rawValue) | \(reply.id) | \(reply.en) |\n"
    }
    for key in policy.messages.faults.keys.sorted() {
      let parts = key.split(separator: ".").map(String.init)
      guard let code = Fault.Code(rawValue: parts[0]) else { continue }
      let seen = parts.count > 1 ? parts[1] : code == .unsupported ? "webp" : nil
      let fault = Fault(code, "", seen: seen)
      let reply = ReplyWriter(policy: policy, kind: ktp).reply(to: fault)
      page += "| \(key) | \(reply.id) | \(reply.en) |\n"
    }
    let invitation = policy.messages.templates[.inPerson]
    let name = Bilingual(id: "Jampersal", en: "Jampersal")
    let none = Bilingual(id: "", en: "")
    let hours =
      OfficePolicy.text(policy.office.hours, zone: policy.pages.zone, and: none) ?? none
    if let text = invitation?.filled(["programme": name, "hours": hours]) {
      page += "| complete, in person | \(text.id) | \(text.en) |\n"
    }
    if let text = policy.messages.templates[.person]?.filled(["hours": hours]) {
      page += "| behind the third retake | \(text.id) | \(text.en) |\n"
    }
    let evening = policy.office.opening(after: "2020-03-24T10:00:00Z", zone: policy.pages.zone)
    if let text = policy.messages.templates[.outsideHours], let evening {
      let filled = text.filled(["when": evening.text])
      page += "| for a clerk, in the evening | \(filled.id) | \(filled.en) |\n"
    }
    return page
  }

  private static func row(_ remedy: Remedy) -> String {
    let asks = remedy.asks.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
    let instead = remedy.insteadOf.map { $0.joined(separator: " + ") }
    let cells = [
      remedy.name, asks.joined(separator: ", "), instead.joined(separator: ", "), remedy.text.id,
      remedy.text.en, remedy.also?.id ?? "", remedy.also?.en ?? "",
    ]
    return "| " + cells.joined(separator: " | ") + " |\n"
  }

  private static func togetherRows(kind: KindPolicy, policy: Policy) -> String {
    policy.messages.together.map { together in
      // A sentence is for grave defects alone.
      let isGrave = together.instead.sentence != nil
      return ([.retake] + (isGrave ? [] : [.review])).map {
        row(together.when, $0, kind: kind, policy: policy)
      }.joined()
    }.joined()
  }

  private static func order(_ key: String, _ policy: Policy) -> String {
    let rank = String(policy.messages.rank(key))
    return String(repeating: "0", count: 3 - rank.count) + rank + key
  }

  private static func rows(_ key: String, kind: KindPolicy, policy: Policy) -> String {
    guard CheckID(rawValue: String(key.prefix { $0 != "." })) != nil else { return "" }
    let check = CheckID(rawValue: String(key.prefix { $0 != "." })).map(kind.check)
    let rules = (check?.value.map { [$0] } ?? []) + (check?.measures.map(\.rule) ?? [])
    // A check that the kind has no rules for yet is shown both ways.
    let canRetake = rules.isEmpty || rules.contains { $0.retake != nil }
    return (canRetake ? row([key], .retake, kind: kind, policy: policy) : "")
      + row([key], .review, kind: kind, policy: policy)
  }

  private static func row(
    _ keys: [String], _ outcome: Outcome, kind: KindPolicy, policy: Policy, seen: String? = nil
  ) -> String {
    let checks = keys.compactMap { key -> CheckResult? in
      let parts = key.split(separator: ".").map(String.init)
      guard let id = CheckID(rawValue: parts[0]) else { return nil }
      let isRetake = outcome == .retake
      return CheckResult(
        id: id, status: isRetake ? .retake : .review, score: isRetake ? 20 : 45, value: 1, unit: "",
        limits: nil, cause: parts.count > 1 ? Cause(rawValue: parts[1]) : nil)
    }
    let reply = ReplyWriter(policy: policy, kind: kind).reply(
      outcome, checks: checks, kindSeen: seen.map { KindSeen(kind: $0, confidence: 1) })
    let name = keys.joined(separator: " + ") + (seen.map { ", seen: \($0)" } ?? "")
    let title = kind.kind == "ktp" ? name : "\(name) (\(kind.kind))"
    return "| \(title) | \(outcome.rawValue) | \(reply.id) | \(reply.en) |\n"
  }
}
