import Foundation
import Testing

/// An office whose machine fails it for a while, with good photos that come just then.
///
/// What is promised: none of them is blamed; all are judged soon after the trouble's end, each
/// once; and what is wrong is said once, not again and again.
struct TroubledOffice {
  let office: UserOffice
  private let photos: [(caseID: String, kind: String, bytes: Data)]

  /// Good photos, none of which is `unreadable` on a machine that works.
  private static let files: [(name: String, kind: String)] = [
    ("ktp-good-1.jpg", "ktp"), ("ktp-good-2.jpg", "ktp"), ("ktp-good-3.jpg", "ktp"),
    ("ktp-good-4.jpg", "ktp"), ("ktp-blur-slight-1.jpg", "ktp"), ("kk-good-1.jpg", "kk"),
    ("rumah-front-1.jpg", "rumah"), ("rumah-mountain-1.jpg", "rumah"),
  ]
  private static let caseMark = "M-"

  /// After its end everything must be judged so soon, in seconds: beyond what the photos take by
  /// themselves on this machine.
  private static let secondsMaximum = 5.0
  /// What begins, what is to be done, what is over: nobody reads more.
  private static let linesMaximum = 4

  /// - Parameter more: Photos of houses that are dropped beside the others.
  init(more: [Data] = []) throws {
    office = try UserOffice()
    photos =
      try Self.files.enumerated().map { index, file in
        let bytes = try Data(contentsOf: Office.fixtures.appending(path: file.name))
        return ("\(Self.caseMark)\(index)", file.kind, bytes)
      } + more.enumerated().map { ("\(Self.caseMark)more-\($0)", "rumah", $1) }
    for photo in photos { try office.prepare(photo.bytes, as: Self.name(photo)) }
  }

  private static func name(_ photo: (caseID: String, kind: String, bytes: Data)) -> String {
    "\(photo.caseID).\(photo.kind).jpg"
  }

  /// Renames all of them into `new/`.
  func drop() throws { for photo in photos { try office.send(Self.name(photo)) } }

  private var judgedCount: Int { office.verdicts(of: Self.caseMark).count }

  /// Waits until all have an answer.
  ///
  /// - Returns: How long it took, in seconds.
  func awaitAll(atMost seconds: Double) -> Double {
    let begin = ContinuousClock.now
    while judgedCount < photos.count {
      let took = begin.duration(to: .now)
      if took > .seconds(seconds) { return seconds }
      Thread.sleep(forTimeInterval: 0.01)
    }
    let took = begin.duration(to: .now).components
    return Double(took.seconds) + Double(took.attoseconds) / 1e18
  }

  /// How the service has to come through.
  enum Service {
    /// As the same process.
    case lives
    /// The kernel may end it; it is started again at the trouble's end.
    case mayBeKilled
    /// It may say that it cannot start; it is started again without the limit.
    case mayRefuse
  }

  /// Has the photos come while the machine fails, and looks at what has become of them.
  ///
  /// - Parameters:
  ///   - trouble: Begins it, drops the photos and lasts as long as it does.
  ///   - end: Ends it.
  func endure(
    _ service: Service, trouble: () throws -> Void, end: () throws -> Void
  ) throws {
    let saidBefore = office.messages.count
    try trouble()
    let process = office.service
    let judgedMeanwhile = judgedCount
    let wasRunning = process.isRunning
    try end()
    if !wasRunning || service == .mayRefuse {
      office.stop()
      try office.serve()
    }
    let calm = Self.calmSeconds
    let took = awaitAll(atMost: Self.secondsMaximum + calm + 30)
    // What a start says of itself and of the policy's groups is no trouble.
    let said = office.messages.dropFirst(saidBefore).filter {
      !$0.contains("level=notice") && !$0.contains("two different groups")
    }
    let figures =
      "\(judgedMeanwhile) judged meanwhile, all \(took) s after the end (\(calm) s undisturbed); "
      + "said: \(said)"
    #expect(took <= Self.secondsMaximum + calm, "\(figures)")
    try checkAnswers(figures)
    if !wasRunning { check(process, service, figures) }
    #expect(office.service.isRunning, "\(figures)")
    #expect(said.count <= Self.linesMaximum && Set(said).count == said.count, "\(figures)")
    let wasKilled = !wasRunning && process.terminationReason == .uncaughtSignal
    if judgedMeanwhile < photos.count, !wasKilled {
      #expect(!said.isEmpty, "photos waited and nobody was told: \(figures)")
    }
    office.stop()
    #expect(office.service.terminationStatus == 0)
    let verify = try Program.run("status", office.spool, "--verify")
    #expect(verify.status == 0, "\(verify.output)\(verify.error)")
  }

  private func checkAnswers(_ figures: String) throws {
    let verdicts = office.verdicts(of: Self.caseMark)
    for photo in photos {
      let own = verdicts[photo.caseID] ?? []
      #expect(own.count == 1, "\(photo.caseID): \(own); \(figures)")
      #expect(Set(own).isSubset(of: ["accept", "review", "retake"]), "\(photo.caseID): \(own)")
      let attempts = office.names("cases/\(photo.caseID)").filter { $0.hasPrefix(photo.kind) }
      #expect(attempts == [photo.kind], "\(photo.caseID)")
    }
  }

  /// Whether a service that ended may have ended so.
  private func check(_ process: Process, _ service: Service, _ figures: String) {
    let isExit = process.terminationReason == .exit
    let how = "\(isExit ? "status" : "signal") \(process.terminationStatus)"
    switch service {
    case .lives: Issue.record("the service ended: \(how); \(figures)")
    case .mayBeKilled: #expect(!isExit, "the service ended by itself: \(how); \(figures)")
    case .mayRefuse:
      #expect(isExit && process.terminationStatus == 2, "the service ended: \(how); \(figures)")
    }
  }

  /// What the photos take where nothing is wrong, in seconds.
  private static let calmSeconds: Double = {
    guard let calm = try? Self(), (try? calm.office.serve()) != nil, (try? calm.drop()) != nil
    else { return 0 }
    defer { calm.office.stop() }
    return calm.awaitAll(atMost: 60)
  }()
}
