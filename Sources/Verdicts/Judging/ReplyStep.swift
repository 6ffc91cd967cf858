/// One thing that a reply asks for, and the defects that it mends.
package struct ReplyStep: Equatable, Sendable {
  /// What the citizen can do.
  package var remedy: Remedy
  /// What is wrong, in words that go on after "the photo"; none twice.
  package var problems: [Bilingual]
  /// Whether sending the same photo in another way is enough.
  package var resends: Bool
}

extension [ReplyStep] {
  /// Remedies that others are said in place of give way to those.
  mutating func unite(_ remedies: [Remedy]) {
    for remedy in remedies {
      for names in remedy.insteadOf {
        let places = indices.filter { names.contains(self[$0].remedy.name) }
        guard let first = places.first, places.count == names.count else { continue }
        var one = self[first]
        one.remedy = remedy
        for place in places.dropFirst() {
          one.add(self[place].problems)
          one.resends = one.resends && self[place].resends
        }
        self[first] = one
        for place in places.dropFirst().reversed() { remove(at: place) }
      }
    }
  }

  /// As many as are allowed, about different things: the same advice in other words gives its
  /// problems to the earlier one, what would contradict it is left out.
  mutating func choose(atMost count: Int) {
    var chosen: [ReplyStep] = []
    for step in self {
      if let same = chosen.firstIndex(where: { $0.remedy.overlaps(step.remedy) }) {
        let contradicts = chosen.contains { $0.remedy.contradicts(step.remedy) }
        if !contradicts { chosen[same].add(step.problems) }
      } else if chosen.count < count {
        chosen.append(step)
      }
    }
    self = chosen
  }

  /// Leaves out what matters least: the last of several problems with one remedy, else the problem
  /// of the last remedy, else that remedy.
  ///
  /// - Returns: Whether there was more than one remedy and its problem.
  mutating func shorten() -> Bool {
    if let place = lastIndex(where: { $0.problems.count > 1 }) {
      self[place].problems.removeLast()
      return true
    }
    guard count > 1 else { return false }
    if self[count - 1].problems.isEmpty {
      removeLast()
    } else {
      self[count - 1].problems = []
    }
    return true
  }
}

extension ReplyStep {
  /// Adds what is not told yet.
  mutating func add(_ more: [Bilingual]) {
    for problem in more where !problems.contains(problem) { problems.append(problem) }
  }
}
