/// What is said of one defect, and what to do about it.
package struct Message: Equatable, Sendable {
  /// Goes on after "the photo": "is too dark". Empty where ``sentence`` is set.
  package var problem: Bilingual?
  /// The same for a defect that only asks for a review; ``problem`` where absent.
  package var slight: Bilingual?
  /// A whole sentence that stands alone: other defects of such a photo are not worth saying.
  package var sentence: Bilingual?
  /// What the citizen can do about it: a whole sentence.
  package var remedy: Bilingual
  /// The remedy where another defect asks for a new photo; ``remedy`` where absent.
  package var also: Bilingual?
  /// Whether sending the same photo in another way mends it.
  package var resend: Bool
  /// Said only where there is nothing else to say.
  package var minor: Bool

  /// A message; what is left out is not said.
  package init(
    problem: Bilingual? = nil, slight: Bilingual? = nil, sentence: Bilingual? = nil,
    remedy: Bilingual, also: Bilingual? = nil, resend: Bool = false, minor: Bool = false
  ) {
    self.problem = problem
    self.slight = slight
    self.sentence = sentence
    self.remedy = remedy
    self.also = also
    self.resend = resend
    self.minor = minor
  }
}
