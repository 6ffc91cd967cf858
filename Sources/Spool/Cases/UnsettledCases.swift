/// Cases whose file may not be durable, for their folder's fsync has failed: a second one alone
/// would prove nothing.
///
/// When there are too many to be remembered, every case counts as one of them until it was settled.
package struct UnsettledCases {
  /// Those that are unsettled, or, once there were too many, those that were settled since.
  private var cases: Set<String> = []
  private var areOthers = false
  private let countMaximum: Int

  /// - Parameter countMaximum: The most that are remembered.
  package init(countMaximum: Int = 4096) { self.countMaximum = countMaximum }

  /// Whether a case's file must be made anew to be durable.
  package func contains(_ caseID: String) -> Bool { cases.contains(caseID) != areOthers }

  /// The fsync of a case's folder has failed.
  package mutating func insert(_ caseID: String) {
    if areOthers {
      cases.remove(caseID)
    } else if cases.contains(caseID) || cases.count < countMaximum {
      cases.insert(caseID)
    } else {
      (cases, areOthers) = ([], true)
    }
  }

  /// A case's file was made anew, and its folder is durable.
  package mutating func remove(_ caseID: String) {
    guard areOthers else {
      cases.remove(caseID)
      return
    }
    // One that is forgotten is only made anew once more.
    if cases.count >= countMaximum { cases = [] }
    cases.insert(caseID)
  }
}
