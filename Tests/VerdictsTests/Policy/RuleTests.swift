import Measures
import Testing
import Verdicts

struct RuleTests {
  /// Every rule of every check of every kind in the built-in policy.
  static let rules: [(name: String, rule: Rule)] = Policy.default.kinds.flatMap { kind in
    kind.checks.flatMap { id, check in
      (check.value.map { [("\(kind.kind).\(id)", $0)] } ?? [])
        + check.measures.map { ("\(kind.kind).\(id).\($0.name)", $0.rule) }
    }
  }

  @Test("a value at the retake limit scores 40, at the review limit 50, and beyond it less")
  func edges() {
    #expect(Self.rules.count > 30)
    for (name, rule) in Self.rules {
      for scale in [1.0, 7.62, 1600] {
        let step = (rule.worse == .above ? 1 : -1) * abs(rule.best - rule.worst) * 1e-7 * scale
        if let review = rule.review.map({ $0 * scale }) {
          #expect(rule.score(review, scale: scale) == 50, "\(name)")
          #expect(rule.score(review + step, scale: scale) < 50, "\(name)")
        }
        if let retake = rule.retake.map({ $0 * scale }) {
          #expect(rule.score(retake, scale: scale) == (rule.review == nil ? 50 : 40), "\(name)")
          #expect(rule.score(retake + step, scale: scale) < 40, "\(name)")
        }
        #expect(rule.score(rule.best * scale, scale: scale) == 100, "\(name)")
      }
    }
  }

  @Test("a score never rises as the value gets worse")
  func monotone() {
    for (name, rule) in Self.rules {
      let span = rule.worst - rule.best
      let scores = (-20...140).map { rule.score(rule.best + span * Double($0) / 100) }
      #expect(scores == scores.sorted(by: >), "\(name)")
      #expect(scores.allSatisfy { (0...100).contains($0) }, "\(name)")
    }
  }

  @Test("a rule without a retake limit never scores below 40")
  func reviewOnly() {
    let rule = Rule(worse: .below, worst: 0, retake: nil, review: 10, best: 64)
    #expect(rule.score(-5) == 40)
    #expect(rule.score(0) == 40)
    #expect(rule.score(5) == 45)
    #expect(rule.score(10) == 50)
    #expect(rule.score(64) == 100)
    let free = Rule(worse: .below, worst: 0, retake: nil, review: nil, best: 10)
    #expect(free.score(-5) == 50 && free.score(0) == 50 && free.score(5) == 75)
  }

  @Test("a rule without a review limit passes right up to its retake limit")
  func retakeOnly() {
    let rule = Rule(worse: .above, worst: 10, retake: 4, review: nil, best: 0)
    #expect(rule.score(4) == 50)
    #expect(rule.score(4.001) == 39)
    #expect(rule.score(10) == 0)
    #expect(rule.score(0) == 100)
  }

  @Test("a point bends the curve and leaves the limits where they are")
  func bent() {
    let rule = Rule(
      worse: .below, worst: 30, retake: 90, review: 150, best: 230,
      points: [.init(value: 100, score: 47), .init(value: 170, score: 90)])
    #expect(rule.score(89.9) == 39)
    #expect(rule.score(90) == 40)
    #expect(rule.score(95) == 43)
    #expect(rule.score(100) == 47)
    #expect(rule.score(149.9) == 49)
    #expect(rule.score(150) == 50)
    #expect(rule.score(160) == 70)
    #expect(rule.score(170) == 90)
    #expect(rule.score(200, scale: 2) == 47)
  }
}
