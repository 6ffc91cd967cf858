/// What is said of one defect, and what to do about it.
package struct Message: Equatable, Sendable {
  /// Where the words of a remedy stand.
  package enum Advice: Equatable, Sendable {
    /// Among the policy's remedies, by name: other defects may have the same.
    case named(String)
    /// Here, for this defect alone.
    case own(Bilingual)
  }

  /// Goes on after "the photo": "is too dark". Empty where ``sentence`` is set.
  package var problem: Bilingual?
  /// The same for a defect that only asks for a review; ``problem`` or ``sentence`` where absent.
  package var slight: Bilingual?
  /// A whole sentence that stands alone: other defects of such a photo are not worth saying.
  package var sentence: Bilingual?
  /// ``sentence`` where it is known what the picture shows: `{seen}` is that kind's name.
  package var named: Bilingual?
  /// What the citizen can do about it; `nil` for a defect that is the clerks' alone.
  package var advice: Advice?
  /// The remedy where another defect asks for a new photo; the remedy's own where absent.
  package var also: Bilingual?
  /// Whether sending the same photo in another way mends it.
  package var resend: Bool
  /// Said only where there is nothing else to say.
  package var minor: Bool
  /// Not the applicant's business: no reply tells it, and clerks read it.
  package var clerksOnly: Bool

  /// A message; what is left out is not said.
  package init(
    problem: Bilingual? = nil, slight: Bilingual? = nil, sentence: Bilingual? = nil,
    named: Bilingual? = nil, advice: Advice? = nil, also: Bilingual? = nil, resend: Bool = false,
    minor: Bool = false, clerksOnly: Bool = false
  ) {
    self.problem = problem
    self.slight = slight
    self.sentence = sentence
    self.named = named
    self.advice = advice
    self.also = also
    self.resend = resend
    self.minor = minor
    self.clerksOnly = clerksOnly
  }

  /// What is wrong, before its placeholders are filled: a sentence, or what goes on after "the
  /// photo".
  ///
  /// - Parameters:
  ///   - isSlight: Whether the defect asks for a review only.
  ///   - isNamed: Whether it is known what the picture shows.
  package func problem(isSlight: Bool, isNamed: Bool) -> Bilingual? {
    if isNamed, let named { return named }
    return (isSlight ? slight : nil) ?? sentence ?? problem
  }
}
