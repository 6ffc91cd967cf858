import Testing

/// A rule of how the sources are written: from files to what is wrong in them.
struct Rule: Sendable, CustomTestStringConvertible {
  /// What holds in every file, as a sentence.
  var holds: String
  /// Which files it is about.
  var isAbout: @Sendable (SourceFile) -> Bool
  /// What is wrong in these files, in the order of the files.
  var findings: @Sendable ([SourceFile]) -> [Finding]
  /// Small trees with what must be found in them: at least one with something and one with nothing.
  var samples: [Sample]

  var testDescription: String { holds }

  /// A tree of a few files.
  struct Sample: Sendable {
    var files: [SourceFile]
    /// The ``Finding/place``s that the rule must give, all of them and no others.
    var finds: [String]

    /// - Parameters:
    ///   - files: Texts by path from the root.
    ///   - finds: ``Finding/place``s.
    init(_ files: KeyValuePairs<String, String>, finds: [String] = []) {
      self.files = files.map { SourceFile($0.key, $0.value) }
      self.finds = finds
    }
  }

  /// A rule about each file for itself.
  static func perFile(
    _ holds: String, _ isAbout: @escaping @Sendable (SourceFile) -> Bool,
    _ findings: @escaping @Sendable (SourceFile) -> [Finding], samples: [Sample]
  ) -> Rule {
    Rule(
      holds: holds, isAbout: isAbout, findings: { $0.flatMap(findings) }, samples: samples)
  }

  /// Every rule; the repository keeps them, or the tests fail.
  static let all: [Rule] = [
    columns, fileLength, functionLength, functionLengthInC,
    documented, oneSummary, oneType, nothingLeft,
    deadNames, deadNamesInTests, deadNamesInC, deadFiles, folders, equalPassages, words,
    noPackages, imports, parentCannotDecode, childCannotJudge, shimHeaders, setjmp,
    filesKnowNoSpool, deskIsPure, mirrored,
  ]
}
