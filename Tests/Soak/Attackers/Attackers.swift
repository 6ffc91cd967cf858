import Foundation
import TestSupport

/// Ordinary photos beside twelve attackers, two of each ``Attack``: whether anybody waits for them.
///
/// Each round has the same photos twice at the same pace, each time on a new spool: first alone,
/// then among attackers that are at work before the first of them comes and until the last is
/// answered.
struct Attackers {
  private let options: Options

  private static let ofEach = 2
  /// A service and attackers of users that nobody else is, so that neither has a right by chance.
  private static let serviceUser: UInt32 = 65_101
  private static let attackerUser: UInt32 = 65_102
  private static let endSecondsMaximum = 60.0

  init(_ options: Options) { self.options = options }

  private var count: Int { options.photos ?? (options.isBrief ? 24 : 200) }
  private var perSecond: Double { Double(options.perSecond ?? (options.isBrief ? 6 : 10)) }

  func run() throws -> [String] {
    if geteuid() != 0 {
      print("not as root: attackers are the service's own user, which can move their folders")
    }
    var violations: [String] = []
    var differences: [Double] = []
    for round in 1...(options.rounds ?? 3) {
      let alone = try pass(among: false, &violations)
      let among = try pass(among: true, &violations)
      differences.append(among.p99 - alone.p99)
      print("round \(round), alone:           \(alone.text)")
      print("round \(round), among attackers: \(among.text)")
      print("round \(round), p99 is \(Waits.text(among.p99 - alone.p99)) later")
      if options.isBrief && among.p99 - alone.p99 <= options.limitSeconds { break }
    }
    // A short run has work of others beside it, which can only add to a round: its least counts.
    let sorted = differences.sorted()
    let later = options.isBrief ? sorted[0] : sorted[sorted.count / 2]
    print(
      "\(count) photos, \(Int(perSecond)) a second: p99 is \(Waits.text(later)) later, "
        + "\(Waits.text(options.limitSeconds)) at most")
    if later > options.limitSeconds {
      violations.append("attackers keep others waiting \(Waits.text(later)) longer")
    }
    return violations
  }

  /// Has all photos pass once.
  private func pass(among isAttacked: Bool, _ violations: inout [String]) throws -> Waits {
    let spool = try SoakSpool(options, as: geteuid() == 0 ? Self.serviceUser : nil)
    let service = try spool.serve(0, workers: options.workers)
    defer { if service.isRunning { service.kill9() } }
    try spool.awaitStart(of: 1)
    var crowd = try Crowd(count, perSecond: perSecond, to: spool)
    let attackers = isAttacked ? try start(on: spool) : []
    defer { for attacker in attackers { Self.end(attacker) } }
    // They have made what they make at once.
    if isAttacked { SteadyClock.sleep(options.isBrief ? 1 : 3) }
    try crowd.pass()
    for attacker in attackers where !attacker.isRunning {
      violations.append("an attacker ended by itself: status \(attacker.terminationStatus)")
    }
    violations += crowd.violations.map { (isAttacked ? "among attackers: " : "alone: ") + $0 }
    if !service.isRunning { violations.append("the service ended by itself") }
    service.signal(SIGTERM)
    let isEnded = SteadyClock.wait(atMost: Self.endSecondsMaximum, every: 0.01) {
      !service.isRunning
    }
    if isEnded == nil { violations.append("the service did not end by SIGTERM") }
    return Waits(crowd.waits)
  }

  private func start(on spool: SoakSpool) throws -> [Process] {
    var processes: [Process] = []
    for attack in options.attack.map({ [$0] }) ?? Attack.allCases {
      for number in 0..<Self.ofEach {
        let process = Process()
        process.executableURL = BuiltProgram("Soak").executable
        process.arguments = Attacker.words(
          attack, number: number, spool: spool.path,
          user: geteuid() == 0 ? Self.attackerUser : nil)
        process.standardInput = FileHandle.nullDevice
        try process.run()
        processes.append(process)
      }
    }
    return processes
  }

  private static func end(_ attacker: Process) {
    if attacker.isRunning { kill(attacker.processIdentifier, SIGKILL) }
    attacker.waitUntilExit()
  }
}
