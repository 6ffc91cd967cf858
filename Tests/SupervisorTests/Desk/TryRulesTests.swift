import Supervisor
import Testing

@Suite("What the end of a try means")
struct TryRulesTests {
  private func count(failed: Int = 0, interrupted: Int = 0) -> TryRules.Count {
    var count = TryRules.Count()
    (count.failed, count.interrupted) = (failed, interrupted)
    return count
  }

  @Test("only the photo's own end is one of its tries, and none is while the machine fails")
  func blame() {
    let rules = TryRules.service
    func end(_ blame: Blame?, othersPass: Bool = true, isInTrouble: Bool = false) -> TryEnd {
      rules.end(blame, othersPass: othersPass, isInTrouble: isInTrouble)
    }
    #expect(end(nil) == .answered)
    #expect(end(.photo) == .failed)
    #expect(end(.photo, isInTrouble: true) == .interrupted(isKill: false))
    #expect(end(.machine(.readiness)) == .interrupted(isKill: false))
    #expect(end(.outside) == .interrupted(isKill: true))
    #expect(end(.outside, othersPass: false) == .interrupted(isKill: false))
    #expect(end(.track) == .tooCostly)
    let batch = TryRules.batch.end(.track, othersPass: true, isInTrouble: false)
    #expect(batch == .failed, "a batch has no other track")
  }

  @Test("a service waits a second for each try, and puts off what the machine fails four times")
  func service() {
    let rules = TryRules.service
    #expect(rules.next(after: .answered, count()) == .judged(maySend: true))
    for tries in 1...2 {
      let next = rules.next(after: .failed, count(failed: tries))
      #expect(next == .again(afterSeconds: Double(tries)))
    }
    var poison = count(failed: 3)
    poison.isPoison = true
    #expect(rules.next(after: .failed, poison) == .judged(maySend: true))
    var killed = count(interrupted: 1)
    killed.isGivenUp = true
    #expect(rules.next(after: .interrupted(isKill: true), killed) == .judged(maySend: false))
    let pauses = (1...4).map {
      rules.next(after: .interrupted(isKill: false), count(interrupted: $0))
    }
    #expect(
      pauses == [0.25, 0.5, 1].map { .again(afterSeconds: $0) } + [.putOff])
    #expect(rules.next(after: .leftOpen, count()) == .again(afterSeconds: 1))
    #expect(rules.next(after: .tooCostly, count()) == .costly)
  }

  @Test("a batch doubles its pauses and never puts off")
  func batch() {
    let rules = TryRules.batch
    let failed = (1...3).map { rules.next(after: .failed, count(failed: $0)) }
    #expect(failed == [0.25, 0.5, 1].map { .again(afterSeconds: $0) })
    let many = rules.next(after: .interrupted(isKill: false), count(interrupted: 40))
    #expect(many == .again(afterSeconds: 2))
  }
}
