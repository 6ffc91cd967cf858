package import Files
import Findings
package import Measures
import Raster
package import Spool
package import Verdicts

/// Looks for the same picture in other cases.
///
/// The index names a few photos that share marks with this one; the fingerprints in their verdicts
/// say how near they are. What cannot be read any more is passed over.
package struct DuplicateSearch {
  private let index: PhotoIndex
  private let verdict: (Attempt) throws -> Verdict?

  /// The most photos that are compared: a bound on time, about 0.3 ms each, and 3 ms more where the
  /// marks say that it may be a copy. Copies have most keys in common, so that they come first.
  static let comparedMaximum = 24
  /// Fewer marks make no picture that could be known again.
  static let marksMinimum = 8
  /// Nothing alike.
  private static let farthest = 1.0

  /// - Parameter verdict: Reads the verdict of a photo; `nil` where it is gone.
  package init(_ index: PhotoIndex, verdict: @escaping (Attempt) throws -> Verdict?) {
    self.index = index
    self.verdict = verdict
  }

  /// Puts a judged photo into the index, if it has pixels; not durable yet. May be repeated.
  package func add(_ attempt: Attempt, _ verdict: Verdict) throws(FileError) {
    guard verdict.fault == nil, let key = Self.key(verdict.submission.sha256) else { return }
    try index.add(attempt, keys: [key] + (verdict.fingerprint?.keys ?? []))
  }

  /// Compares a photo with those judged before.
  ///
  /// The nearest one of another case counts, and all that are the same picture are told, the
  /// nearest first. One of the same case is told of in a measure only; and
  /// one that was itself found to be a copy out of this case accuses nobody when this photo is
  /// judged once more.
  ///
  /// - Parameters:
  ///   - sha256: Of the photo's bytes, hexadecimal.
  ///   - caseID: The photo's own case.
  package func duplicate(of photo: FingerprintReading?, sha256: String, in caseID: String) throws
    -> Duplicate
  {
    let candidates = try index.candidates(
      for: photo?.probes ?? [], sure: Self.key(sha256), limit: Self.comparedMaximum)
    var nearest: (distance: Double, reading: Reading)?
    var twins: [(distance: Double, attempt: Attempt)] = []
    var sameCase = Self.farthest
    for candidate in candidates {
      guard let earlier = try verdict(candidate.attempt),
        let reading = Self.reading(of: photo, sha256: sha256, against: earlier),
        let distance = reading.value
      else { continue }
      if candidate.attempt.caseID == caseID {
        sameCase = min(sameCase, distance)
      } else if !Self.isCopy(earlier, outOf: caseID) {
        if distance < FingerprintMatch.border { twins.append((distance, candidate.attempt)) }
        if distance < nearest?.distance ?? .infinity { nearest = (distance, reading) }
      }
    }
    var reading = nearest?.reading ?? Self.nothingAlike(photo)
    reading.measures["cases"] = Double(Set(twins.map(\.attempt.caseID)).count)
    if sameCase < Self.farthest { reading.measures["sameCaseDistance"] = sameCase }
    return Duplicate(
      reading,
      others: twins.sorted { $0.distance < $1.distance }.prefix(Duplicate.othersMaximum).map {
        PhotoReference(
          caseID: $0.attempt.caseID, kind: $0.attempt.kind, number: $0.attempt.number)
      })
  }

  /// How near an earlier photo is; `nil` where there is nothing to compare.
  private static func reading(
    of photo: FingerprintReading?, sha256: String, against earlier: Verdict
  ) -> Reading? {
    if earlier.submission.sha256 == sha256 {
      return Reading(.duplicate, value: 0, cause: .sameBytes)
    }
    guard let photo, let known = earlier.fingerprint,
      let match = FingerprintMatch(of: photo, with: known)
    else { return nil }
    return Reading(
      .duplicate, value: match.distance,
      measures: [
        "marks": Double(match.marks), "markShare": match.markShare,
        "turnDegrees": Double(match.turnDegrees), "mirrored": match.isMirrored ? 1 : 0,
        "scale": match.scale, "rotationDegrees": match.rotationDegrees,
        "overhang": match.overhang, "details": Double(match.details),
        "contradiction": match.contradiction,
      ], cause: .samePicture)
  }

  private static func nothingAlike(_ photo: FingerprintReading?) -> Reading {
    guard let photo else { return Reading(notMeasured: .duplicate, why: .tooSmall) }
    guard photo.fingerprint.marks.count >= marksMinimum else {
      return Reading(notMeasured: .duplicate, why: .tooFewEdges)
    }
    return Reading(.duplicate, value: farthest)
  }

  /// Whether a photo was found to be a copy of one of a case.
  private static func isCopy(_ verdict: Verdict, outOf caseID: String) -> Bool {
    verdict.checks.contains { check in
      check.id == .duplicate && check.others.contains { $0.caseID == caseID }
    }
  }

  /// The key by which the very same bytes are found.
  private static func key(_ sha256: String?) -> UInt32? {
    sha256.flatMap { UInt32($0.prefix(8), radix: 16) }
  }
}
