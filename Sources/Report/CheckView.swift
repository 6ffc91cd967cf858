/// One check of one photo as its page shows it.
package struct CheckView: Equatable, Sendable {
  /// The values that a check may have, and from where on it reviews or asks again.
  package struct Limits: Equatable, Sendable {
    /// From here on a new photo is asked for, in the value's unit; `nil` if it never is.
    package var retake: Double?
    /// From here on a clerk should look, in the value's unit; `nil` if it never is needed.
    package var review: Double?
    /// Whether high values are the bad ones (`above`), or low ones.
    package var worseAbove: Bool

    package init(retake: Double?, review: Double?, worseAbove: Bool) {
      self.retake = retake
      self.review = review
      self.worseAbove = worseAbove
    }
  }

  /// The check's `id` in the verdict.
  package var id: String
  /// `pass`, `review`, `retake` or `notMeasured`.
  package var status: String
  /// 0…100, higher is better; `nil` if not measured.
  package var score: Double?
  /// In `unit`; `nil` if not measured.
  package var value: Double?
  /// The value's unit as the verdict names it (`px`, `dpi`, `share`, `degrees`).
  package var unit: String
  package var limits: Limits?
  /// How sure the measurement is, 0…1.
  package var confidence: Double
  /// Why there is no value, as the verdict names it.
  package var why: String?
  /// What is wrong, in a clerk's words; `nil` if nothing is.
  package var reason: String?
  /// What the applicant can do better; `nil` if nothing is wrong.
  package var remedy: String?
  /// Where in the stored photo, in its pixels.
  package var regions: [Region]
  /// The photo of another case that this one is the same as.
  package var other: OtherPhoto?

  /// A rectangle in pixels of the stored photo, origin top left.
  package struct Region: Equatable, Sendable {
    package var x: Int
    package var y: Int
    package var width: Int
    package var height: Int

    package init(x: Int, y: Int, width: Int, height: Int) {
      self.x = x
      self.y = y
      self.width = width
      self.height = height
    }
  }

  /// A photo on another case's page.
  package struct OtherPhoto: Equatable, Sendable {
    package var caseID: String
    /// The attempt's directory in its case.
    package var folder: String

    package init(caseID: String, folder: String) {
      self.caseID = caseID
      self.folder = folder
    }
  }

  package init(
    id: String, status: String, score: Double?, value: Double?, unit: String,
    limits: Limits? = nil, confidence: Double = 1, why: String? = nil, reason: String? = nil,
    remedy: String? = nil, regions: [Region] = [], other: OtherPhoto? = nil
  ) {
    self.id = id
    self.status = status
    self.score = score
    self.value = value
    self.unit = unit
    self.limits = limits
    self.confidence = confidence
    self.why = why
    self.reason = reason
    self.remedy = remedy
    self.regions = regions
    self.other = other
  }
}
