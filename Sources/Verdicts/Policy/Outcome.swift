/// The answer to one photo. A raw value is the `verdict` in the contract.
package enum Outcome: String, CaseIterable, Sendable {
  /// The photo serves its purpose.
  case accept
  /// A clerk should look.
  case review
  /// The applicant should be asked for a new photo.
  case retake
  /// No pixels could be had.
  case unreadable

  /// 0 for the best; the larger, the worse.
  package var severity: Int {
    switch self {
    case .accept: 0
    case .review: 1
    case .retake: 2
    case .unreadable: 3
    }
  }
}
