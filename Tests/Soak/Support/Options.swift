/// What the command line asks for.
struct Options {
  enum Mode: String {
    case kills, flood, backlog, pickup, writer, full, power, mutated, unit, attackers, reload,
      backup
  }

  var mode: Mode
  /// `nil` leaves it to the mode.
  var photos: Int?
  var seconds: Double?
  var services: Int?
  var workers = 1
  var seed: UInt64 = 1
  /// The folder in which the spool is made.
  var folder: String?
  var isKept = false
  /// Only what takes seconds.
  var isBrief = false
  var rounds: Int?
  /// The only attack there is to be; `nil` is all.
  var attack: Attack?
  /// Photos that come in a second.
  var perSecond: Int?
  /// How much later than undisturbed answers may come, in seconds.
  var limitSeconds = 1.0

  /// `nil` for anything that makes no sense.
  init?(_ arguments: [String]) {
    var rest = arguments[...]
    guard let mode = rest.popFirst().flatMap(Mode.init) else { return nil }
    self.mode = mode
    if mode == .attackers { workers = 2 }
    while let option = rest.popFirst() {
      if option == "--keep" || option == "--brief" {
        if option == "--keep" { isKept = true } else { isBrief = true }
        continue
      }
      guard let value = rest.popFirst() else { return nil }
      let number = Int(value).flatMap { (1...10_000_000).contains($0) ? $0 : nil }
      switch (option, number) {
      case ("--at", _): folder = value
      case ("--only", _):
        guard let only = Attack(rawValue: value) else { return nil }
        attack = only
      case ("--photos", let number?): photos = number
      case ("--seconds", let number?): seconds = Double(number)
      case ("--services", let number?): services = min(number, 64)
      case ("--workers", let number?): workers = min(number, 64)
      case ("--seed", let number?): seed = UInt64(number)
      case ("--rounds", let number?): rounds = min(number, 99)
      case ("--per-second", let number?): perSecond = min(number, 1000)
      case ("--limit-seconds", let number?): limitSeconds = Double(number)
      default: return nil
      }
    }
  }
}
