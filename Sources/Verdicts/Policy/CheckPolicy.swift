/// How one check of one kind is judged.
package struct CheckPolicy: Equatable, Sendable {
  /// What the limits of the check's own value count.
  package enum LimitUnit: String, CaseIterable, Sendable {
    /// The value's own unit.
    case value
    /// Millimetres on the document, where the value is in pixels of the photo.
    case millimetres
    /// A share of the photo's long edge, where the value is in pixels of the photo.
    case shareOfLongEdge
    /// A share of the document's longer edge in the photo, or of the photo's long edge where no
    /// document was found; the value is in pixels of the photo.
    case shareOfDocument
  }

  /// The unit of the value, for readers.
  package var unit: String
  /// What the limits of ``value`` count.
  package var limitsIn: LimitUnit
  /// The rule for the check's own value; `nil` if the value itself is never a defect.
  package var value: Rule?
  /// Rules for further numbers, in name order; the check's score is the lowest of all.
  package var measures: [(name: String, rule: Rule)]
  /// The best verdict possible where the check could not tell; `nil` is no bound.
  package var unmeasuredVerdict: Outcome?
  /// The score of a check that could not tell; `nil` is none.
  package var unmeasuredScore: Int?
  /// A reading less sure than this asks for a review, not for a retake; 0…1.
  package var retakeConfidence: Double

  /// A check that judges nothing: what it measures is shown and passes.
  package static let none = CheckPolicy(
    unit: "value", limitsIn: .value, value: nil, measures: [], unmeasuredVerdict: nil,
    unmeasuredScore: nil, retakeConfidence: 0)

  /// Tuples are not equatable by themselves, hence by hand.
  package static func == (a: CheckPolicy, b: CheckPolicy) -> Bool {
    a.unit == b.unit && a.limitsIn == b.limitsIn && a.value == b.value
      && a.measures.elementsEqual(b.measures, by: ==)
      && a.unmeasuredVerdict == b.unmeasuredVerdict && a.unmeasuredScore == b.unmeasuredScore
      && a.retakeConfidence == b.retakeConfidence
  }
}
