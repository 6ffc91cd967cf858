/// What the command line asks for.
struct Options {
  var target: String
  var seed: UInt64 = 1
  /// Indices of inputs.
  var range = 0..<10_000
  /// Seconds after which no further batch is begun.
  var seconds: Double?
  /// The same of processor time.
  var processorSeconds: Double?
  var findings = "/tmp/fuzzing-findings"
  /// A folder of files to begin with, in place of the committed ones.
  var seeds: String?
  /// Processor time that one input may take.
  var deadlineSeconds: UInt32 = 6
  var isSanitized = false
  /// Where `export` writes.
  var export: String?

  /// `nil` for anything that makes no sense.
  init?(_ arguments: [String]) {
    var rest = arguments[...]
    guard let target = rest.popFirst() else { return nil }
    self.target = target
    if target == "export" {
      guard let folder = rest.popFirst() else { return nil }
      export = folder
    }
    var from = 0
    var count: Int?
    while let option = rest.popFirst() {
      if option == "--sanitized" {
        isSanitized = true
        continue
      }
      guard let value = rest.popFirst() else { return nil }
      let number = Int(value).flatMap { $0 >= 0 && $0 < 1 << 40 ? $0 : nil }
      switch (option, number) {
      case ("--findings", _): findings = value
      case ("--seeds", _): seeds = value
      case ("--seed", let number?): seed = UInt64(number)
      case ("--from", let number?): from = number
      case ("--count", let number?): count = number
      case ("--seconds", let number?): seconds = Double(number)
      case ("--processor-seconds", let number?): processorSeconds = Double(number)
      case ("--deadline", let number?): deadlineSeconds = UInt32(number)
      default: return nil
      }
    }
    let isTimed = seconds != nil || processorSeconds != nil
    range = from..<(from + (count ?? (isTimed ? 1 << 40 : 10_000)))
  }
}
