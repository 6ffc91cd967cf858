import Verdicts

/// The overview's numbers: cases by state, photos by the answer to them.
enum Tiles {
  static func html(_ view: OverviewView) -> HTML {
    let states = CaseState.allCases.sorted { $0.urgency < $1.urgency }
    let tiles: [HTML] = states.map { state in
      let tone = Tone(state)
      return """
        <li class="tile \(tone.rawValue)"><span class="what">\(tone.icon)\(state.indonesian)</span>\
        <b>\(view.casesByState[state] ?? 0)</b></li>
        """
    }
    let photos = view.photosByOutcome.values.reduce(0, +)
    let parts: [HTML] = Outcome.allCases.map { outcome in
      "<li>\(outcome.badge) <b>\(view.photosByOutcome[outcome] ?? 0)</b></li>"
    }
    return """
      <ul class="tiles" aria-label="Berkas menurut keadaan">\(tiles)</ul>
      <div class="photos"><p>\(photos) foto dinilai</p>\(share(view, of: photos))\
      <ul aria-label="Foto menurut hasil">\(parts)</ul></div>
      """
  }

  /// A bar divided by answer; the numbers beside it say the same in words.
  private static func share(_ view: OverviewView, of photos: Int) -> HTML {
    guard photos > 0 else { return HTML() }
    var start = 0
    let parts: [HTML] = Outcome.allCases.map { outcome in
      let count = view.photosByOutcome[outcome] ?? 0
      let left = start * 1000 / photos
      start += count
      let width = start * 1000 / photos - left
      let tone = Tone(outcome).rawValue
      return "<rect class=\"\(tone)\" x=\"\(left)\" width=\"\(width)\" height=\"8\"/>"
    }
    return """
      <svg class="share" aria-hidden="true" viewBox="0 0 1000 8" preserveAspectRatio="none">\
      \(parts)</svg>
      """
  }
}
