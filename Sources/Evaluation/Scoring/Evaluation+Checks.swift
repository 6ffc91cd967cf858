package import Measures
package import Verdicts

extension Evaluation {
  /// How often a check had each status.
  package typealias Statuses = [CheckResult.Status: Int]

  /// One check against its own defects, and on photos without any.
  package struct CheckRow: Sendable {
    /// Which check.
    package var check: CheckID
    /// The one defect that the row is about; `nil` for all of the check's that are not slight.
    package var defect: PhotoDefect?
    /// Its score on photos of its own defects against those of none; `nil` without such photos.
    package var area: ROCArea?
    /// What it says at the policy's limits of its own defects, and of photos without any.
    package var own: Statuses
    /// Of photos without a defect.
    package var clean: Statuses
    /// Its own defects that it passes or cannot tell, the best scored first.
    package var missed: [Alarm]
    /// Photos without a defect that it calls one, the worst scored first.
    package var alarms: [Alarm]

    /// Photos without a defect of which it says so.
    package func cleanShare(_ status: CheckResult.Status) -> Share {
      Share(clean[status] ?? 0, of: clean.values.reduce(0, +))
    }

    /// Photos without a defect that it calls a retake or a review.
    package var falseAlarms: Share {
      Share(
        (clean[.retake] ?? 0) + (clean[.review] ?? 0), of: clean.values.reduce(0, +))
    }
  }

  /// What a check says of one photo.
  package struct Alarm: Equatable, Sendable {
    /// The photo's name.
    package var file: String
    /// What the label names; `nil` if it names none.
    package var defect: PhotoDefect?
    /// What the check said.
    package var status: CheckResult.Status
    /// 0…100; `nil` where nothing was measured.
    package var score: Int?
    /// In the check's unit; `nil` where nothing was measured.
    package var value: Double?
  }

  /// How many photos are named for one check.
  static let alarmsMaximum = 10

  /// One row per check that any verdict has, in the contract's order; after it, where the check has
  /// several defects or slight ones, one per defect.
  package var checkRows: [CheckRow] {
    let clean = photos.filter { $0.label.defect == PhotoDefect.none }
    return CheckID.allCases.flatMap { id -> [CheckRow] in
      guard photos.contains(where: { $0.check(id) != nil }) else { return [] }
      let own = photos.filter { $0.ownChecks.contains(id) }
      let defects = PhotoDefect.allCases.filter { defect in
        own.contains { $0.label.defect == defect }
      }
      let grave = own.filter { $0.label.defect?.isSlight == false }
      var rows = [Self.row(id, defect: nil, own: grave, clean: clean)]
      guard defects.count > 1 || defects.contains(where: \.isSlight) else { return rows }
      for defect in defects {
        rows.append(
          Self.row(
            id, defect: defect, own: own.filter { $0.label.defect == defect }, clean: clean))
      }
      return rows
    }
  }

  private static func row(
    _ id: CheckID, defect: PhotoDefect?, own: [Photo], clean: [Photo]
  ) -> CheckRow {
    func score(_ photo: Photo) -> Int { photo.check(id)?.score ?? ROCArea.unmeasuredScore }
    func statuses(_ photos: [Photo]) -> Statuses {
      Dictionary(grouping: photos) { $0.check(id)?.status ?? .notMeasured }.mapValues(\.count)
    }
    func isAlarm(_ photo: Photo) -> Bool {
      [.retake, .review].contains(photo.check(id)?.status)
    }
    func named(_ photos: [Photo], bestFirst: Bool) -> [Alarm] {
      let sorted = photos.sorted {
        let (a, b) = (score($0), score($1))
        return a == b ? $0.label.file < $1.label.file : (a > b) == bestFirst
      }
      return sorted.prefix(alarmsMaximum).map { photo in
        let check = photo.check(id)
        return Alarm(
          file: photo.label.file, defect: photo.label.defect, status: check?.status ?? .notMeasured,
          score: check?.score, value: check?.value)
      }
    }
    return CheckRow(
      check: id, defect: defect,
      area: ROCArea(positives: own.map(score), negatives: clean.map(score)),
      own: statuses(own), clean: statuses(clean),
      missed: named(own.filter { !isAlarm($0) }, bestFirst: true),
      alarms: named(clean.filter(isAlarm), bestFirst: false))
  }
}
