import Explanation
import Glibc
import Report
import Verdicts
import Vocabulary

/// The directory that `--explain` names.
struct ExplanationFolder {
  private let folder: ArgumentBytes
  private let words: ExplanationWords
  private var index: ExplanationIndex

  /// The picture that a worker makes for an explanation: large enough to read print on.
  static let picture: Limits.Thumbnail = {
    var picture = Limits.Thumbnail()
    picture.longEdgePixels = 1024
    picture.bytes = 2 << 20
    return picture
  }()

  /// Of a photo's name, in bytes: with what is put around it a file's name stays under 255.
  private static let nameBytesMaximum = 200

  /// Makes the directory where it is missing.
  ///
  /// - Throws: ``CommandError`` where that cannot be done.
  init(_ folder: ArgumentBytes, words: ExplanationWords) throws {
    self.folder = folder
    self.words = words
    index = ExplanationIndex(words)
    let status = unsafe folder.withCString { unsafe mkdir($0, 0o755) }
    guard status == 0 || errno == EEXIST else {
      throw CommandError("\(folder.display): \(SystemMessage.of(errno))")
    }
  }

  /// Writes one picture under the photo's place in the list and its name.
  ///
  /// - Throws: ``CommandError`` where it cannot be written.
  mutating func write(
    _ verdict: Verdict, jpeg: [UInt8]?, for photo: ArgumentBytes, index place: Int
  ) throws {
    // The number keeps photos of the same name from different directories apart; a name that is no
    // text could not be linked, so it is made one.
    var name = photo.lastComponent.text
    while name.utf8.count > Self.nameBytesMaximum { name.removeLast() }
    let file = "\(place + 1)-\(name).svg"
    let svg = ExplanationDrawing(verdict, jpeg: jpeg, words: words).svg
    try FileText.write(folder.appending(Array(file.utf8)), Array(svg.markup.utf8))
    index.add(verdict, file: file)
  }

  /// Writes the page that shows them all.
  ///
  /// - Throws: ``CommandError`` where it cannot be written.
  func finish() throws {
    try FileText.write(
      folder.appending(Array("index.html".utf8)), Array(index.page.markup.utf8))
  }
}
