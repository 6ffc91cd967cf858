/// The overview's numbers: cases by state, photos by verdict.
enum Tiles {
  static func html(_ view: OverviewView) -> HTML {
    let states = ["needsReview", "needsRetake", "incomplete", "complete"]
    let verdicts = ["accept", "review", "retake", "unreadable"]
    let tiles: [HTML] = states.map { name in
      let (word, tone) = Words.state(name)
      return """
        <li class="tile \(tone.rawValue)"><span class="what">\(tone.icon)\(word)</span>\
        <b>\(view.casesByState[name] ?? 0)</b></li>
        """
    }
    let photos = verdicts.reduce(0) { $0 + (view.photosByVerdict[$1] ?? 0) }
    let parts: [HTML] = verdicts.map { name in
      let (word, tone) = Words.verdict(name)
      return "<li>\(tone.badge(word)) <b>\(view.photosByVerdict[name] ?? 0)</b></li>"
    }
    return """
      <ul class="tiles" aria-label="Berkas menurut keadaan">\(tiles)</ul>
      <div class="photos"><p>\(photos) foto dinilai</p>\(share(view, verdicts, of: photos))\
      <ul aria-label="Foto menurut hasil">\(parts)</ul></div>
      """
  }

  /// A bar divided by verdict; the numbers beside it say the same in words.
  private static func share(_ view: OverviewView, _ verdicts: [String], of photos: Int) -> HTML {
    guard photos > 0 else { return HTML() }
    var start = 0
    let parts: [HTML] = verdicts.map { name in
      let count = view.photosByVerdict[name] ?? 0
      let left = start * 1000 / photos
      start += count
      let width = start * 1000 / photos - left
      let tone = Words.verdict(name).tone
      return "<rect class=\"\(tone.rawValue)\" x=\"\(left)\" width=\"\(width)\" height=\"8\"/>"
    }
    return """
      <svg class="share" aria-hidden="true" viewBox="0 0 1000 8" preserveAspectRatio="none">\
      \(parts)</svg>
      """
  }
}
