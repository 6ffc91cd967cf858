/// What the command line asks for.
struct Options {
  enum Mode: String {
    case kills, flood, backlog, pickup, writer, full, power, mutated, unit
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

  /// `nil` for anything that makes no sense.
  init?(_ arguments: [String]) {
    var rest = arguments[...]
    guard let mode = rest.popFirst().flatMap(Mode.init) else { return nil }
    self.mode = mode
    while let option = rest.popFirst() {
      if option == "--keep" || option == "--brief" {
        if option == "--keep" { isKept = true } else { isBrief = true }
        continue
      }
      guard let value = rest.popFirst() else { return nil }
      let number = Int(value).flatMap { (1...10_000_000).contains($0) ? $0 : nil }
      switch (option, number) {
      case ("--at", _): folder = value
      case ("--photos", let number?): photos = number
      case ("--seconds", let number?): seconds = Double(number)
      case ("--services", let number?): services = min(number, 64)
      case ("--workers", let number?): workers = min(number, 64)
      case ("--seed", let number?): seed = UInt64(number)
      default: return nil
      }
    }
  }
}
