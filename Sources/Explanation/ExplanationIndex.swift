package import Report
package import Verdicts

/// The page that shows all pictures of one run beside each other.
package struct ExplanationIndex: Sendable {
  private struct Entry: Sendable {
    var file: String
    var name: String
    var outcome: Outcome
    var score: Int?
  }

  private let words: ExplanationWords
  private var entries: [Entry] = []
  private var left = 0

  /// The most pictures on the page; what is beyond is counted.
  package static let entriesMaximum = 2000

  /// A page without pictures.
  package init(_ words: ExplanationWords) {
    self.words = words
  }

  /// Adds a photo.
  ///
  /// - Parameter file: The picture's name beside the page.
  package mutating func add(_ verdict: Verdict, file: String) {
    guard entries.count < Self.entriesMaximum else {
      left += 1
      return
    }
    entries.append(
      Entry(
        file: file, name: verdict.submission.file, outcome: verdict.outcome,
        score: verdict.score))
  }

  /// The page, complete.
  package var page: HTML {
    let title = words.said("Penjelasan penilaian foto", "Verdicts explained")
    let more: HTML =
      left == 0
      ? HTML() : "<p>\(words.said("dan \(left) foto lagi", "and \(left) photos more"))</p>"
    return PageFrame.page(
      title: Bilingual(title), top: "<h1>\(title)</h1>",
      main: "<div class=\"explained\">\n\(entries.map(figure))</div>\(more)", foot: HTML())
  }

  private func figure(_ entry: Entry) -> HTML {
    let link = Link([entry.file]).path
    let (word, tone) = words.outcome(entry.outcome)
    let score = entry.score.map { " \($0)" } ?? ""
    return """
      <figure><a href="\(link)"><img src="\(link)" alt="\(entry.name, maximum: 200)" \
      loading="lazy"></a><figcaption>\(tone.badge(word))\(score) \
      <bdi>\(entry.name, maximum: 200)</bdi></figcaption></figure>

      """
  }
}
