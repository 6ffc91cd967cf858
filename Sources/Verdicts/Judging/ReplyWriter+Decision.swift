extension ReplyWriter {
  /// What a citizen is told of a clerk's decision on a photo: the policy's words, never the
  /// clerk's.
  ///
  /// - Parameters:
  ///   - decision: ``Outcome/accept`` or ``Outcome/retake``; `nil` where it was withdrawn, so that
  ///     the machine's own reply holds again.
  ///   - outcome: The machine's verdict.
  ///   - reply: The machine's reply to the photo: where it asks for another one already, it also
  ///     says what to mend.
  package func reply(to decision: Outcome?, after outcome: Outcome, _ reply: Bilingual) -> Bilingual
  {
    switch decision {
    case nil: reply
    case .retake where outcome.severity < Outcome.retake.severity: filled(template(.decidedRetake))
    case .retake: reply
    default: filled(template(.accept))
    }
  }
}
