import Casework
import Files
import Spool
import Verdicts

/// How a spool is at one moment: what is on it, what was done, and what needs a person.
struct StatusFacts {
  let status: SpoolStatus
  /// What was done since the spool's beginning.
  let tally: Tally
  /// Photos judged within ``rateMinutes``.
  private let recentPhotos: Int
  /// Verdicts of the last 24 hours, by their words.
  let day: [(outcome: Outcome, count: Int)]

  /// The rate is that of so many minutes.
  static let rateMinutes = 5
  /// What waits for another try waits no longer without a person, in seconds.
  private static let deferredSecondsMaximum = 3600.0

  /// Looks at a spool; nothing on it is changed.
  ///
  /// - Throws: ``FileError``.
  init(_ tree: SpoolTree) throws(FileError) {
    var status = try tree.status()
    let counts = try JournalCounts(on: tree)
    status.passedOver += counts.gaps.map {
      PassedOver(place: $0.place, what: "\($0.place): \($0.why)")
    }
    self.status = status
    tally = counts.tally
    let now = Int(FileTime.localClock.nanoseconds / 1_000_000_000)
    recentPhotos = counts.tally.photos(
      since: Timestamp.text(ofSeconds: now - 60 * (Self.rateMinutes - 1)))
    let hours = counts.tally.verdicts(since: Timestamp.text(ofSeconds: now - 23 * 3600))
    day = Outcome.allCases.map { ($0, hours[$0.rawValue] ?? 0) }
  }

  /// How many photos are judged a minute, over the last ``rateMinutes``.
  var photosPerMinute: Double { Double(recentPhotos) / Double(Self.rateMinutes) }

  /// Services that judge photos.
  var atWork: [ServiceStatus] { status.services.filter(\.isAtWork) }

  /// Whether anything waits that a service would take.
  var hasWork: Bool {
    status.new + status.active + status.deferred + status.decisions > 0
  }

  /// What services have to do without now.
  var lasting: [ServiceState.Trouble] { troubles.filter { $0.ended == nil } }

  /// What they had to do without, and what they said of it.
  var over: [ServiceState.Trouble] { troubles.filter { $0.ended != nil } }

  private var troubles: [ServiceState.Trouble] {
    atWork.flatMap { $0.state?.troubles ?? [] }.sorted { $0.began < $1.began }
  }

  /// Whether a person has to look.
  var needsPerson: Bool {
    (atWork.isEmpty && hasWork) || !status.stuck.isEmpty || !status.passedOver.isEmpty
      || lasting.contains { $0.want != .sandbox }
      || status.oldestDeferredSeconds ?? 0 > Self.deferredSecondsMaximum
  }
}
