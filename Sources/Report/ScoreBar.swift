/// A score 0…100 as a bar with its number: below 40 asks again, 40–49 asks a clerk.
enum ScoreBar {
  static func html(_ score: Double?) -> HTML {
    guard let score, score.isFinite else { return "<span class=\"none\">–</span>" }
    let whole = Int(max(0, min(100, score)).rounded())
    let tone: Tone = score < 40 ? .again : score < 50 ? .look : .good
    return """
      <span class="score \(tone.rawValue)"><b>\(whole)</b><svg aria-hidden="true" \
      viewBox="0 0 100 6" preserveAspectRatio="none"><rect class="track" width="100" height="6" \
      rx="3"/><rect class="fill" width="\(whole)" height="6" rx="3"/></svg></span>
      """
  }
}
