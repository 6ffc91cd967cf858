import Casework
import Files
import Findings
import Glibc
import Report
import Spool
import Supervisor
import Verdicts
import Vocabulary
import Wire
import Evaluation
import JSON

/// One run of `demo`: fixtures become cases, the service judges them, a page shows the result.
struct DemoRun {
  private let folder: ArgumentBytes
  private let photos: ArgumentBytes
  private let manifest: FixtureManifest
  private let policy: Policy
  private let workers: Int
  private let allowsWeakSandbox: Bool
  private let style: Style
  private static let programme = "kis"

  /// - Throws: ``UsageError`` or ``CommandError``.
  init(_ arguments: Arguments) throws {
    guard arguments.operands.count <= 1 else { throw UsageError("one directory at a time") }
    if let named = arguments.operands.first { try SpoolFolder.refuseOther(named) }
    let own = try arguments.operands.first.flatMap { try SpoolFolder.ownPolicy($0) }
    policy = arguments.has("policy") ? try PolicyFile.inForce(arguments) : own?.policy ?? .default
    workers = try arguments.integer("workers", in: 1...256) ?? Processors.count
    allowsWeakSandbox = try WeakSandbox.isAllowed(arguments, isolation: .photo)
    style = Style(for: STDOUT_FILENO, refused: arguments.has("no-color"))
    photos = try arguments.bytes("photos") ?? Self.fixtures()
    let path = photos.appending(Array("manifest.json".utf8))
    do {
      manifest = try FixtureManifest(
        try FileText.contents(of: path), named: path.display, policy: policy)
    } catch let error as DataFileError {
      throw CommandError(TerminalText.escaped("\(error)"))
    }
    folder = try arguments.operands.first ?? Self.newFolder()
  }

  /// Submits, judges and tells.
  func run() throws -> Int32 {
    let tree = try SpoolFolder.open(folder, policy: policy, creating: true)
    var options = Service.Options()
    options.once = true
    options.workers = workers
    options.allowsWeakSandbox = allowsWeakSandbox
    let service = Service(
      station: Station(tree),
      bench: Bench(
        policy: policy, version: Version.text, thumbnail: policy.limits.thumbnail),
      options: options,
      executable: OwnProgram.path
    ) { line in
      if line.level <= .warning { Output.error("jernih: demo: \(line.text)\n") }
    }
    do {
      // The service watches before anything is submitted, as it would in an office.
      try service.start()
      let cases = try submit()
      let start = SystemClock.seconds
      if case .left(let count, let trouble) = try service.run() {
        throw CommandError("\(trouble): \(count) photos wait")
      }
      try tell(CaseArchive(tree), cases: cases, seconds: SystemClock.seconds - start)
    } catch let error as FileError {
      throw CommandError(error.description)
    } catch let error as PoolError {
      throw CommandError(error.description)
    }
    return 0
  }

  /// Submits the fixtures as cases: an identity card, a family card and a house at a time, and each
  /// other document as a case of its own.
  ///
  /// - Returns: How many cases there are.
  private func submit() throws -> Int {
    let submission = try Submission(to: folder.text)
    var byKind: [String: [Fixture]] = [:]
    for fixture in manifest.fixtures {
      let kind =
        fixture.kind == "auto"
        ? policy.kindNamed(inFileName: fixture.file) ?? Policy.otherKind : fixture.kind
      byKind[kind, default: []].append(fixture)
    }
    let needed = policy.programme(Self.programme)?.kinds ?? []
    var count = 0
    func open() throws -> String {
      count += 1
      let caseID = "DEMO-\(count < 10 ? "00" : count < 100 ? "0" : "")\(count)"
      let text = CaseFileText.make(programme: Self.programme, received: Timestamp.now)
      try submission.sendCaseFile(caseID, Array(text.utf8))
      return caseID
    }
    for row in 0..<(needed.map { byKind[$0]?.count ?? 0 }.max() ?? 0) {
      let caseID = try open()
      for kind in needed {
        guard let fixture = byKind[kind]?.dropFirst(row).first else { continue }
        try send(fixture, as: kind, of: caseID, submission)
      }
    }
    for (kind, fixtures) in byKind.sorted(by: { $0.key < $1.key }) where !needed.contains(kind) {
      for fixture in fixtures { try send(fixture, as: kind, of: try open(), submission) }
    }
    return count
  }

  private func send(
    _ fixture: Fixture, as kind: String, of caseID: String, _ submission: Submission
  ) throws {
    let path = photos.appending(Array(fixture.file.utf8))
    _ = try submission.sendPhoto(caseID, kind: kind, path: path.text)
  }

  private func tell(_ archive: CaseArchive, cases: Int, seconds: Double) throws {
    let book = CaseBook(archive: archive, policy: policy)
    let text = VerdictText(style: style, language: .id)
    var counts: [Outcome: Int] = [:]
    var times: [Double] = []
    for caseID in try archive.cases() {
      for attempt in try archive.attempts(caseID) {
        guard let verdict = try book.verdict(of: attempt) else { continue }
        counts[verdict.outcome, default: 0] += 1
        times.append(verdict.milliseconds.total)
        Output.result(style(.faint, "\(caseID)  ") + text.headline(verdict) + "\n")
      }
    }
    let total = counts.values.reduce(0, +)
    let rounded = (seconds * 10).rounded() / 10
    Output.result(
      "\n\(Count.of(total, "photo")) of \(Count.of(cases, "case")) judged in \(rounded) s"
        + (Self.most(times).map { ", 95 % of them in \($0) ms or less" } ?? "") + ": ")
    Output.result(text.summary(of: counts))
    Output.result("open  \(style(.strong, "file://\(absolute(folder))/reports/index.html"))\n")
  }

  /// The 95th percentile of how long a photo took, from its claim to its verdict, by nearest rank.
  private static func most(_ milliseconds: [Double]) -> Int? {
    guard !milliseconds.isEmpty else { return nil }
    let rank = (milliseconds.count * 95 + 99) / 100
    return Int(milliseconds.sorted()[rank - 1].rounded(.up))
  }

  private func absolute(_ path: ArgumentBytes) -> String {
    let resolved = unsafe path.withCString { unsafe realpath($0, nil) }
    guard let resolved = unsafe resolved else { return path.text }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
  }

  /// testimages in the working directory, or beside the sources that the program was built from.
  private static func fixtures() throws -> ArgumentBytes {
    var above = ArgumentBytes(".")
    var candidates = [above]
    if let program = try? FileLink.target(of: "/proc/self/exe") {
      var parts = program.split(separator: "/")
      while parts.popLast() != nil {
        candidates.append(ArgumentBytes("/" + parts.joined(separator: "/")))
      }
    }
    for candidate in candidates {
      above = candidate.appending(Array("testimages".utf8))
      let manifest = above.appending(Array("manifest.json".utf8))
      if unsafe manifest.withCString({ unsafe access($0, R_OK) }) == 0 { return above }
    }
    throw CommandError("testimages/manifest.json is not here; name a directory with --photos")
  }

  private static func newFolder() throws -> ArgumentBytes {
    // mkdtemp puts its own six characters where these stand.
    var template = Array(("/tmp/jernih-demo-" + String(repeating: "X", count: 6)).utf8CString)
    guard unsafe mkdtemp(&template) != nil else {
      throw CommandError("/tmp: \(SystemMessage.of(errno))")
    }
    return ArgumentBytes(template.dropLast().map { UInt8(bitPattern: $0) })
  }
}
