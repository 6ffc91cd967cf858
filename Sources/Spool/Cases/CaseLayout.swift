package import Files
import Vocabulary

/// Where everything of a case lies, and with which mode: `cases/CASE/` with the case's own files,
/// and in it a folder for each attempt.
package enum CaseLayout {
  // MARK: An attempt's files

  /// The judgement of the photo.
  package static let verdict = "verdict.json"
  /// What clerks have decided, a list of which the last counts.
  package static let decisions = "decision.json"
  /// The small upright picture.
  package static let thumbnail = "thumb.jpg"
  /// The endings that the original may have: by the photo's bytes, or `bin`.
  package static let originalExtensions = ["jpg", "png", "bin"]
  private static let originalPrefix = "original."

  /// The photo as it came.
  ///
  /// - Parameter ending: One of ``originalExtensions``.
  package static func original(_ ending: String) -> String { originalPrefix + ending }

  /// The ending of an original's name; `nil` where a file is none.
  package static func originalExtension(of name: String) -> String? {
    originalExtensions.first { original($0) == name }
  }

  /// Whether a name in an attempt's folder is that of an event which is still to be sent.
  package static func isEvent(_ name: String) -> Bool { eventSerial(name) != nil }

  /// The job whose event a file is; `nil` where it is none.
  static func eventSerial(_ name: String) -> JobID? {
    name.hasSuffix(eventEnding) ? JobID(name.dropLast(eventEnding.count)) : nil
  }

  /// The name of a job's event, wherever it lies before it is taken.
  static func event(_ serial: JobID) -> String { serial.description + eventEnding }
  private static let eventEnding = ".json"

  // MARK: A case's own files

  /// How the case stands, and what its sender said of it.
  package static let caseFile = "case.json"
  /// The same as of one revision, under a name that nobody can take twice: the one with the highest
  /// number is what counts, and `case.json` its second name.
  static func revision(_ number: Int) -> String { revisionPrefix + "\(number)" + revisionEnding }

  /// The revision of a file's name; `nil` where it is none.
  static func revision(of name: String) -> Int? {
    guard name.hasPrefix(revisionPrefix), name.hasSuffix(revisionEnding),
      let number = Int(name.dropFirst(revisionPrefix.count).dropLast(revisionEnding.count)),
      number > 0, revision(number) == name
    else { return nil }
    return number
  }
  private static let revisionPrefix = ".case-"
  private static let revisionEnding = ".json"
  /// The clerks' page.
  package static let page = "index.html"
  /// What is left of a case, and of each attempt, whose photos were removed.
  package static let tombstone = "tombstone.json"
  /// All of them.
  static let caseFiles = [caseFile, page, tombstone]

  // MARK: Modes

  /// Of a file that clerks may read.
  static let fileMode: UInt32 = 0o640
  /// Of a folder that clerks may enter: what is made in it belongs to their group.
  static let folderMode: UInt32 = 0o2750
  /// Of an event, which the intake service removes once it has read it.
  static let eventMode: UInt32 = 0o660
  /// Of what is the service's alone.
  static let ownMode: UInt32 = 0o600

  // MARK: Bounds of what is read

  /// The longest verdict that is read, in bytes.
  static let verdictBytesMaximum = 4 << 20
  /// The longest thumbnail that is read, in bytes.
  static let thumbnailBytesMaximum = 16 << 20
  /// The longest `case.json` that is read, and that is written, in bytes: of as many photos as a
  /// policy may allow a case, with all decisions on them. It is less than the 8 MiB that are
  /// parsed.
  package static let caseFileBytesMaximum =
    Limits.Spool.photosPerCaseMaximum * recordedBytesMaximum + decisionsBytesMaximum
    + saidBytesMaximum
  /// What one photo takes in it, in bytes: twice what the longest replies of the built-in policy
  /// come to. Of a policy with longer ones fewer photos may find room.
  private static let recordedBytesMaximum = 6 << 10
  /// What else is in it, in bytes: what its sender said, how it stands, which photos count.
  private static let saidBytesMaximum = 128 << 10
  /// The longest list of decisions that is read, in bytes.
  static let decisionsBytesMaximum = 2 << 20
  /// The longest tombstone that is read, in bytes.
  static let tombstoneBytesMaximum = 16 << 20

  // MARK: Folders

  /// A case's folder.
  package static func path(_ caseID: String) -> RelativePath {
    Folder.cases.path.appending(caseID)
  }
}
