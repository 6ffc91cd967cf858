/// Which way the lines of a page run, by the paper around its letters: the next letter of a line is
/// nearer than the next line.
///
/// It does not matter what the letters are, nor whether columns of them are as even as lines, as
/// those of a till's capitals and digits are.
///
/// - Source: L. O'Gorman, "The document spectrum for page layout analysis", IEEE Transactions on
///   Pattern Analysis and Machine Intelligence 15 (1993) 1162–1173, takes the lines' direction from
///   that to the nearest neighbours; here only paper is looked at.
enum LettersNearness {
  /// Letters that are added without a vote, so that a few say little. A working value.
  private static let silent = 10
  /// A gap is smaller than another by more than so many samples.
  private static let step = 1

  /// The letters whose next ink is in their rows less those that have it in their columns, as a
  /// share of all that have ink in reach: −1…1.
  static func leaning(_ letters: [PrintedLetters.Letter]) -> Double {
    var (votes, count) = (0, silent)
    for letter in letters
    where min(letter.beside, letter.above) < PrintedLetters.reachSides * letter.side {
      count += 1
      if letter.beside + step < letter.above { votes += 1 }
      if letter.above + step < letter.beside { votes -= 1 }
    }
    return Double(votes) / Double(count)
  }
}
