import Findings
import Measures
import Raster
import Report
import Verdicts

/// A verdict as a person likes to read it on a terminal.
struct VerdictText {
  var style: Style
  /// The language of the reply.
  var language: Language
  /// Of the terminal, which a reply is broken for; `nil` keeps it on one line.
  var columns: Int?

  private static let nameColumns = 12

  /// One photo: the verdict, what is wrong with it, and what the citizen is told.
  ///
  /// - Parameter hasReply: Whether there is anything to tell the citizen.
  func render(_ verdict: Verdict, hasReply: Bool = true) -> String {
    var text = headline(verdict) + "\n"
    if let fault = verdict.fault {
      // A stored verdict's detail is whatever its file says.
      text += "    \(fault.code.rawValue): \(TerminalText.escaped(fault.detail))\n"
    }
    for check in verdict.checks where check.isDefect {
      text += "    " + line(for: check) + "\n"
    }
    for check in verdict.checks where check.status == .notMeasured {
      let why = check.why.map { " (\($0.rawValue))" } ?? ""
      text += style(.faint, "    \(padded(check.id.rawValue))not measured\(why)") + "\n"
    }
    if verdict.outcome != .accept, hasReply { text += reply(of: verdict) }
    return text
  }

  private func reply(of verdict: Verdict) -> String {
    let reply = TerminalText.escaped(verdict.reply.text(in: language))
    let lines = columns.map { TextWrap.lines(reply, columns: $0 - 6) } ?? [reply]
    return "    → " + lines.joined(separator: "\n      ") + "\n"
  }

  /// The verdict, the score, the photo and its size, on one line.
  func headline(_ verdict: Verdict) -> String {
    let mark = verdict.outcome == .accept ? "✓" : verdict.outcome == .review ? "?" : "✗"
    var text = style(Self.role(of: verdict.outcome), "\(mark) \(verdict.outcome.rawValue)")
    if let score = verdict.score { text += style(.faint, " \(score)") }
    text += "  " + style(.strong, TerminalText.escaped(verdict.submission.file))
    return text + style(.faint, "  \(facts(of: verdict))")
  }

  /// The last line: how many photos got which verdict.
  func summary(of counts: [Outcome: Int]) -> String {
    let parts = Outcome.allCases.compactMap { outcome -> String? in
      guard let count = counts[outcome], count > 0 else { return nil }
      return style(Self.role(of: outcome), "\(count) \(outcome.rawValue)")
    }
    return parts.joined(separator: ", ") + "\n"
  }

  /// The same without colours and without its end.
  func plainSummary(of counts: [Outcome: Int]) -> String {
    Outcome.allCases.filter { counts[$0, default: 0] > 0 }
      .map { "\(counts[$0, default: 0]) \($0.rawValue)" }.joined(separator: ", ")
  }

  private func line(for check: CheckResult) -> String {
    let role: Style.Role = check.status == .retake ? .bad : .caution
    var text = padded(check.id.rawValue) + style(role, check.status.rawValue)
    if let score = check.score { text += " \(score)" }
    if let failed = check.failed {
      text += "  \(failed.measure) \(Self.number(failed.value))"
    } else if let value = check.value {
      text += "  \(Self.number(value)) \(check.unit)"
    }
    if let limits = check.failed?.limits ?? check.limits,
      let limit = limits.review ?? limits.retake
    {
      let side = limits.worse == .above ? "at most" : "at least"
      text += style(.faint, ", wanted \(side) \(Self.number(limit))")
    }
    if let cause = check.cause { text += "  \(cause.rawValue)" }
    return text
  }

  private func facts(of verdict: Verdict) -> String {
    var parts = [verdict.kind]
    if let width = verdict.facts.width, let height = verdict.facts.height {
      parts.append("\(width)×\(height)")
    }
    if let dpi = verdict.document?.dotsPerInch { parts.append("\(Int(dpi.rounded())) dpi") }
    if let turn = verdict.turn, turn != .none { parts.append("turn \(turn.degrees)°") }
    return parts.joined(separator: ", ")
  }

  private func padded(_ name: String) -> String {
    name + String(repeating: " ", count: max(1, Self.nameColumns - name.count))
  }

  static func role(of outcome: Outcome) -> Style.Role {
    switch outcome {
    case .accept: .good
    case .review: .caution
    case .retake, .unreadable: .bad
    }
  }

  /// A number with as many digits as a person reads.
  static func number(_ value: Double) -> String {
    let scale: Double =
      switch abs(value) {
      case 100...: 1
      case 10...: 10
      case 0.1...: 100
      case 0.01...: 1000
      default: 10_000
      }
    let rounded = (value * scale).rounded() / scale
    return rounded == rounded.rounded() && abs(rounded) < 1e15 ? "\(Int(rounded))" : "\(rounded)"
  }
}
