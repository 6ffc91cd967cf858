extension Rule {
  /// Names that protocols of the standard library ask for: their documentation is the protocol's.
  private static let askedFor: Set = [
    "description", "debugDescription", "hash", "makeIterator", "next", "encode", "rawValue",
    "allCases", "startIndex", "endIndex", "index", "testDescription",
    "init(stringLiteral", "init(stringInterpolation", "init(literalCapacity", "init(from",
    "appendLiteral", "appendInterpolation",
  ]

  /// One comment may stand above several properties on lines that follow each other. No
  /// comment is asked for an initialiser that does nothing but take a value for each property, nor
  /// for what a protocol asks for: it is documented there.
  static let documented = Rule(
    holds:
      "what a module shows to others is documented: types, functions, initialisers, properties",
    isAbout: { $0.ending == "swift" && $0.top == "Sources" },
    findings: { files in
      let requirements = requirements(in: files)
      return files.flatMap { undocumented(in: $0, requirements) }
    },
    samples: [
      Sample(
        [
          "Sources/House/Hall.swift": """
          package struct Hall {
            package let lamps: Int

            package private(set) var doors = [1, 2]
            @inlinable package init(
              _ a: Int
            ) { lamps = a }
            package init(lamps: Int) {
              self.lamps = lamps + 1
            }
            // not a comment for readers
            package func open() {}
          }
          """
        ],
        finds: [1, 2, 4, 5, 8, 12].map { "Sources/House/Hall.swift:\($0)" }),
      Sample([
        "Sources/House/Hall.swift": """
        /// Where the doors are.
        @frozen
        package struct Hall: CustomStringConvertible {
          /// How many there are of each.
          package var lamps: Int
          @inlinable package var doors: Int
          private var keys: Int

          package var description: String { "hall" }
          package static func == (one: Self, other: Self) -> Bool { true }

          package init(lamps: Int, doors: Int) {
            self.lamps = lamps
            self.doors = doors
          }
          /// With one key.
          package init() {}
          private init(a: Int) {}
          package init() {}
        }
        /// One of them.
        package struct Door: Openable {
          package func open() {}
        }
        """,
        "Sources/House/Openable.swift": """
        /// What can be opened.
        package protocol Openable {
          /// Opens it.
          func open()
        }
        """,
      ]),
    ])

  private static func undocumented(
    in file: SourceFile, _ requirements: [String: Set<String>]
  ) -> [Finding] {
    file.declarations.indices.compactMap { index in
      let declaration = file.declarations[index]
      guard isShown(declaration, in: file), declaration.keyword != .case,
        declaration.keyword != .extension, !isAskedFor(declaration, in: file, requirements),
        !isMemberwise(declaration, in: file), !isDocumented(index, in: file)
      else { return nil }
      return Finding(
        path: file.path, line: declaration.firstLine,
        text: "\(declaration.keyword.rawValue) \(declaration.name) has no documentation")
    }
  }

  /// What each protocol of these files asks for, by the protocol's name.
  private static func requirements(in files: [SourceFile]) -> [String: Set<String>] {
    var requirements: [String: Set<String>] = [:]
    for file in files {
      for declaration in file.declarations {
        guard let owner = declaration.owner, file.declarations[owner].keyword == .protocol else {
          continue
        }
        requirements[file.declarations[owner].name, default: []].insert(declaration.name)
      }
    }
    return requirements
  }

  private static func isShown(_ declaration: Declaration, in file: SourceFile) -> Bool {
    if let owner = declaration.owner.map({ file.declarations[$0] }), owner.keyword == .protocol {
      return isShown(owner, in: file)
    }
    return ["package", "public", "open"].contains(declaration.access)
  }

  private static func isAskedFor(
    _ declaration: Declaration, in file: SourceFile, _ requirements: [String: Set<String>]
  ) -> Bool {
    var name = declaration.name
    if declaration.keyword == .func, !file.tokens[declaration.nameIndex].isName { return true }
    if declaration.keyword == .`init`, declaration.head.count > 1 {
      name += "(" + file.tokens[declaration.head.lowerBound + 1].text
    }
    if askedFor.contains(name) { return true }
    guard let owner = declaration.owner else { return false }
    return file.tokens[file.declarations[owner].head].contains {
      requirements[$0.text]?.contains(declaration.name) ?? false
    }
  }

  /// Whether an initialiser's body is `self.a = a` for each parameter and no more.
  private static func isMemberwise(_ declaration: Declaration, in file: SourceFile) -> Bool {
    guard declaration.keyword == .`init`, let body = declaration.body,
      body.count.isMultiple(of: 5)
    else { return false }
    return stride(from: body.lowerBound, to: body.upperBound, by: 5).allSatisfy { at in
      let line = file.tokens[at..<at + 5].map(\.text)
      return line[0] == "self" && line[1] == "." && line[3] == "=" && line[2] == line[4]
    }
  }

  private static func isDocumented(_ index: Int, in file: SourceFile) -> Bool {
    let declaration = file.declarations[index]
    if file.isDoc(declaration.firstLine - 2) { return true }
    // The property on the line above may have what is said of both.
    guard declaration.keyword == .var || declaration.keyword == .let, index > 0 else {
      return false
    }
    let above = file.declarations[index - 1]
    guard above.keyword == .var || above.keyword == .let, above.owner == declaration.owner,
      above.lastLine == declaration.firstLine - 1 || above.line == declaration.line
    else { return false }
    return isDocumented(index - 1, in: file)
  }

  /// What an edit leaves that keeps the old comment beside the new one.
  static let oneSummary = perFile(
    "a declaration has one comment, with one summary", { $0.ending == "swift" },
    { file in
      var findings: [Finding] = []
      var fields: Set<Substring> = []
      var isSample = false
      for index in file.lines.indices where file.isDoc(index) {
        let text = SourceFile.trimmed(file.lines[index])
        if !file.isDoc(index - 1) { (fields, isSample) = ([], false) }
        if text.hasPrefix("/// ```") { isSample.toggle() }
        guard !isSample else { continue }
        if text.hasPrefix("/// - "), let colon = text.firstIndex(of: ":"),
          !fields.insert(text[..<colon]).inserted
        {
          findings.append(Finding(path: file.path, line: index + 1, text: "twice: \(text)"))
        }
        if let finding = whatFollows(index, in: file) { findings.append(finding) }
      }
      return findings
    },
    samples: [
      Sample(
        [
          "Sources/House/Hall.swift": """
          /// Where the doors are.
          /// The place of the doors.
          struct Hall {
            /// How many there are.

            /// The number of lamps.
            var lamps: Int
            /// Opens a door.
            ///
            /// - Parameter door: From 0.
            /// - Parameter door: The door's number, from 0.
            func open(_ door: Int) {}
            /// Nothing follows.
          }
          /// A door.
          // MARK: doors
          struct Door {}
          """
        ],
        finds: [1, 4, 11, 13, 15].map { "Sources/House/Hall.swift:\($0)" }),
      Sample([
        "Sources/House/Hall.swift": """
        /// A \(String(repeating: "long ", count: 17)) hall.
        /// Nobody counts them, but what stands in quotes may be as it will:
        ///
        /// ```
        /// One.
        /// Two.
        /// ```
        /// * A list.
        /// * Another entry.
        ///
        /// - Parameters:
        ///   - a: One.
        ///   - b: Two.
        struct Hall {
          /// How many there are.
          @inlinable
          var lamps: Int
        }
        """
      ]),
    ])

  /// What is wrong between a line of documentation and the line below it.
  private static func whatFollows(_ index: Int, in file: SourceFile) -> Finding? {
    let line = file.lines[index]
    guard index + 1 < file.lines.count else {
      return Finding(path: file.path, line: index + 1, text: "documents nothing")
    }
    let next = SourceFile.trimmed(file.lines[index + 1])
    guard next.hasPrefix("///") else {
      guard next.isEmpty || next.hasPrefix("//") || next.hasPrefix("}") else { return nil }
      return Finding(path: file.path, line: index + 1, text: "documents nothing")
    }
    // A sentence that ends a line though the next word would have fitted was a comment of its own.
    // The entries of a list are not; what belongs to one is indented.
    let entries = ["/// -", "/// *", "///  "]
    guard line.hasSuffix("."), let word = next.dropFirst(3).split(separator: " ").first,
      !entries.contains(where: { next.hasPrefix($0) || SourceFile.trimmed(line).hasPrefix($0) }),
      line.count + 1 + word.count <= columnsMaximum
    else { return nil }
    return Finding(path: file.path, line: index + 1, text: "two summaries")
  }
}
