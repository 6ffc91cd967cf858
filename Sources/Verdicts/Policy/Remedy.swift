/// One thing that the citizen can do, which may mend several defects.
package struct Remedy: Equatable, Sendable {
  /// Its key among the policy's remedies; empty for one that a single message has to itself.
  package var name: String
  /// A whole sentence, with its full stop.
  package var text: Bilingual
  /// The same, said beside another remedy; ``text`` where absent.
  package var also: Bilingual?
  /// What it asks for, by what it is about: `light: more`. A reply asks once about one thing: two
  /// remedies with the same word are the same advice, with different ones they contradict each
  /// other.
  package var asks: [String: String]
  /// The remedies in whose place this one is said: all those of a list together.
  package var insteadOf: [[String]]

  /// A remedy; what is left out it does not ask for.
  package init(
    name: String = "", text: Bilingual, also: Bilingual? = nil, asks: [String: String] = [:],
    insteadOf: [[String]] = []
  ) {
    self.name = name
    self.text = text
    self.also = also
    self.asks = asks
    self.insteadOf = insteadOf
  }

  /// Whether both ask about one thing.
  package func overlaps(_ other: Remedy) -> Bool {
    asks.keys.contains { other.asks[$0] != nil }
  }

  /// Whether both ask about one thing, and for different ones.
  package func contradicts(_ other: Remedy) -> Bool {
    asks.contains { topic, word in other.asks[topic].map { $0 != word } ?? false }
  }
}
