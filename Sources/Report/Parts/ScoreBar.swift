import Verdicts

/// A score 0…100 as a bar with its number, in the tone of what the score asks for.
enum ScoreBar {
  static func html(_ score: Int?) -> HTML {
    guard let score else { return "<span class=\"none\">–</span>" }
    let whole = max(0, min(100, score))
    let tone: Tone = score < Rule.retakeScore ? .again : score < Rule.reviewScore ? .look : .good
    return """
      <span class="score \(tone.rawValue)"><b>\(whole)</b><svg aria-hidden="true" \
      viewBox="0 0 100 6" preserveAspectRatio="none"><rect class="track" width="100" height="6" \
      rx="3"/><rect class="fill" width="\(whole)" height="6" rx="3"/></svg></span>
      """
  }
}
