import Verdicts

/// The overview's numbers: cases by what is open of them, photos by what they stand at.
enum Tiles {
  static func html(_ view: OverviewView) -> HTML {
    let states = CaseState.allCases.sorted { $0.urgency < $1.urgency }
    let tiles: [HTML] = states.map { state in
      let tone = Tone(state)
      // What waits for a clerk is the list below; the rest is filtered, or looked up by its day.
      let waits = state == .needsReview
      let place: HTML =
        waits ? "href=\"#waiting\"" : "href=\"#days\" data-state=\"\(state.rawValue)\""
      return """
        <li class="tile \(tone.rawValue)"><a \(place)>\
        <span class="what">\(tone.icon)\(HTML(state.words))</span>\
        <b>\(waits ? view.waitingCount : view.total.states[state] ?? 0)</b></a></li>
        """
    }
    let photos = view.total.outcomes.values.reduce(0, +)
    let parts: [HTML] = Outcome.allCases.map { outcome in
      "<li>\(outcome.badge) <b>\(view.total.outcomes[outcome] ?? 0)</b></li>"
    }
    return """
      <ul class="tiles"\
      \(HTML(attribute: "aria-label", "Berkas menurut keadaan", "Cases by state"))>\(tiles)</ul>
      <div class="photos"><p>\(HTML(
        "\(view.total.cases) berkas, \(photos) foto yang dipakai",
        "\(view.total.cases) cases, \(photos) photos that count"))</p>\
      <ul\
      \(HTML(attribute: "aria-label", "Foto menurut hasil", "Photos by verdict"))>\
      \(parts)</ul></div>
      """
  }
}
