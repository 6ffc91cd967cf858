package import Findings
package import Measures
package import Raster

/// One check of a verdict: what was measured, and what the policy makes of it.
package struct CheckResult: Equatable, Sendable {
  /// What the policy makes of the check. A raw value is the `status` in the contract.
  package enum Status: String, CaseIterable, Sendable {
    case pass, review, retake, notMeasured
  }

  /// The limits that held for this photo, in the value's unit.
  package struct Limits: Equatable, Sendable {
    /// Beyond this the photo must be taken again; `nil` for a rule without such a limit.
    package var retake: Double?
    /// Beyond this a clerk should look; `nil` for a rule without such a limit.
    package var review: Double?
    /// On which side of the limits the photo is worse.
    package var worse: Rule.Worse

    /// Limits; one that a rule has not is `nil`.
    package init(retake: Double? = nil, review: Double? = nil, worse: Rule.Worse) {
      self.retake = retake
      self.review = review
      self.worse = worse
    }
  }

  /// A further number that is worse than the check's own value, and gave the check its score.
  package struct Failed: Equatable, Sendable {
    /// Its name among ``CheckResult/measures``.
    package var measure: String
    /// In the measure's own unit.
    package var value: Double
    /// In the measure's own unit.
    package var limits: Limits

    /// The number that failed.
    package init(measure: String, value: Double, limits: Limits) {
      self.measure = measure
      self.value = value
      self.limits = limits
    }
  }

  /// Which check.
  package var id: CheckID
  /// What the policy makes of it.
  package var status: Status
  /// 0…100, higher is better; `nil` where nothing was measured.
  package var score: Int?
  /// In ``unit``; `nil` where nothing was measured.
  package var value: Double?
  /// Of ``value``, for readers.
  package var unit: String
  /// `nil` where the value itself is never a defect, and where nothing was measured.
  package var limits: Limits?
  /// Further numbers by name; each is explained at the check that measures it.
  package var measures: [String: Double]
  /// Set for a defect only: what failed where it was not ``value`` itself.
  package var failed: Failed?
  /// Where the defect is, in pixels of the stored photo.
  package var regions: [PixelRect]
  /// 0…1; `nil` where nothing was measured.
  package var confidence: Double?
  /// Set for a defect only, where the check or the rule can tell.
  package var cause: Cause?
  /// What the check itself saw, defect or not: another policy may make a defect of it.
  package var causeSeen: Cause?
  /// Why nothing was measured; `nil` where something was.
  package var why: Why?
  /// Set for a duplicate: the earlier photos that this one is the same as, the nearest first.
  package var others: [PhotoReference]

  /// A result; what is left out is unknown.
  package init(
    id: CheckID, status: Status, score: Int?, value: Double?, unit: String, limits: Limits?,
    measures: [String: Double] = [:], failed: Failed? = nil, regions: [PixelRect] = [],
    confidence: Double? = nil, cause: Cause? = nil, causeSeen: Cause? = nil, why: Why? = nil,
    others: [PhotoReference] = []
  ) {
    self.id = id
    self.status = status
    self.score = score
    self.value = value
    self.unit = unit
    self.limits = limits
    self.measures = measures
    self.failed = failed
    self.regions = regions
    self.confidence = confidence
    self.cause = cause
    self.causeSeen = causeSeen
    self.why = why
    self.others = others
  }
}
