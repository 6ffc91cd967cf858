import Foundation

/// What is waited for.
extension Trial {
  struct Condition {
    var isSo: () -> Bool
    /// What is to be said where it is not.
    var text: String
  }

  func isTold(_ photo: SmallPhoto) -> Condition {
    let name = "\(photo.caseID).\(photo.kind)"
    return Condition(isSo: { [view] in view.told.contains(name) }, text: "\(name) is not answered")
  }

  func isJudged(_ photo: SmallPhoto) -> Condition {
    Condition(
      isSo: { [view] in view.isJudged(photo) },
      text: "\(photo.caseID).\(photo.kind) is not judged")
  }

  func isShown(_ photo: SmallPhoto) -> Condition {
    Condition(
      isSo: { [view] in view.isOnCasePage(photo) },
      text: "\(photo.caseID).\(photo.kind) is not on its page")
  }

  func isListed(_ caseID: String) -> Condition {
    Condition(
      isSo: { [view] in view.isInOverview(caseID) }, text: "\(caseID) is not in the overview")
  }

  var isRejected: Condition {
    Condition(
      isSo: { [view, template] in !view.rejected.subtracting(template.rejectedSerials).isEmpty },
      text: "the bad name is not answered")
  }

  /// Waits until all are so.
  ///
  /// - Returns: What was not in time.
  func waitFor(_ conditions: [Condition], seconds: Double) -> [String] {
    let limit = Date(timeIntervalSinceNow: seconds)
    var open = conditions
    while true {
      view.readOutbox()
      open.removeAll { $0.isSo() }
      if open.isEmpty || Date() >= limit || service?.process.ended() != nil { break }
      Thread.sleep(forTimeInterval: 0.02)
    }
    return open.map(\.text)
  }
}
