package import Verdicts

extension Tone {
  /// How the answer to a photo is marked: each in a way of its own.
  package init(_ outcome: Outcome) {
    self =
      switch outcome {
      case .accept: .good
      case .review: .look
      case .retake: .again
      case .unreadable: .broken
      }
  }

  /// How a check's result is marked.
  package init(_ status: CheckResult.Status) {
    self =
      switch status {
      case .pass: .good
      case .review: .look
      case .retake: .again
      case .notMeasured: .quiet
      }
  }

  /// How a case's state is marked: each in a way of its own.
  package init(_ state: CaseState) {
    self =
      switch state {
      case .complete: .good
      case .needsReview: .look
      case .needsRetake: .again
      case .incomplete: .quiet
      }
  }
}

extension Outcome {
  /// Its mark with its Indonesian word.
  var badge: HTML { Tone(self).badge(words) }
}

extension CheckResult.Status {
  /// Its mark with its word.
  var badge: HTML { Tone(self).badge(words) }
}

extension CaseState {
  /// Its mark with its word.
  var badge: HTML { Tone(self).badge(words) }
}
