import CSystem
import Glibc

/// Works through a range of inputs in forked children and keeps what they could not bear.
struct Campaign {
  /// An input and what it did.
  struct Finding {
    var index: Int
    var text: String
  }

  let options: Options
  let target: Target
  let mutator: Mutator
  let board: Board
  private(set) var findings: [Finding] = []
  private var inputCount = 0
  private var peakBytes = 0
  private var elapsedSeconds = 0.0
  private var processorSeconds = 0.0

  init(options: Options, target: Target, mutator: Mutator, board: Board) {
    self.options = options
    self.target = target
    self.mutator = mutator
    self.board = board
  }

  /// Inputs for one child at most.
  private static let batchCount = 100_000
  /// Processor time after which a child makes room for the next, so that limits of time are kept.
  private static let batchSeconds = 10.0
  /// Wall time for one input, in units of its processor time: others may use the machine as well.
  private static let waitFactor: UInt32 = 100
  /// Findings after which there is no use in going on.
  private static let findingsMaximum = 20
  /// What a worker may use: RLIMIT_AS, and the resident size where that cannot be set.
  private static let memoryBytes: Int64 = 768 << 20
  /// How a child ends that has a ``Violation`` to tell.
  private static let violationStatus: Int32 = 3

  mutating func run() {
    let start = csystem_seconds()
    var next = options.range.lowerBound
    while next < options.range.upperBound, findings.count < Self.findingsMaximum {
      elapsedSeconds = csystem_seconds() - start
      if let seconds = options.seconds, elapsedSeconds >= seconds { break }
      if let seconds = options.processorSeconds, processorSeconds >= seconds { break }
      let batch = next..<min(next + Self.batchCount, options.range.upperBound)
      let begun = next
      next = work(on: batch)
      inputCount += next - begun
    }
    elapsedSeconds = csystem_seconds() - start
  }

  /// Has a child work through a batch.
  ///
  /// - Returns: Where to go on: behind the batch, or behind the input that ended the child.
  private mutating func work(on batch: Range<Int>) -> Int {
    fflush(nil)
    board.index = batch.lowerBound
    board.next = batch.lowerBound
    board.message = ""
    let child = csystem_fork()
    if child == 0 { workAndExit(batch) }
    var end = csystem_end()
    guard child > 0, unsafe csystem_wait(child, &end) == 0 else {
      findings.append(Finding(index: batch.lowerBound, text: "the machine gives no process"))
      return options.range.upperBound
    }
    peakBytes = max(peakBytes, Int(end.peak_bytes))
    processorSeconds += end.cpu_seconds
    if end.exited == 1, end.code == 0 {
      let next = board.next
      guard end.peak_bytes > Self.memoryBytes else { return next }
      keep(batch.lowerBound, "one of \(batch.lowerBound)..<\(next) took \(end.peak_bytes) bytes")
      return next
    }
    let cause =
      if !board.message.isEmpty {
        board.message
      } else if end.exited == 1 {
        "the process ended by itself with status \(end.code)"
      } else if end.code == SIGPROF {
        "not done after \(options.deadlineSeconds) s"
      } else if end.code == SIGALRM {
        "waits, after \(options.deadlineSeconds * Self.waitFactor) s"
      } else { "the process was ended by signal \(end.code)" }
    keep(board.index, cause)
    return board.index + 1
  }

  /// The child's part.
  private func workAndExit(_ batch: Range<Int>) -> Never {
    // Whoever started this may have blocked the alarm, as a test's thread does.
    var none = sigset_t()
    unsafe sigemptyset(&none)
    unsafe sigprocmask(SIG_SETMASK, &none, nil)
    // A trap ends the child at once: Swift's own tracer would look at it for half a minute.
    let mapped = options.isSanitized ? [] : [SIGSEGV, SIGBUS]
    for number in [SIGILL, SIGTRAP, SIGABRT] + mapped { signal(number, SIG_DFL) }
    var limits = csystem_limits()
    if !options.isSanitized { limits.address_space_bytes = UInt64(Self.memoryBytes) }
    guard unsafe csystem_limit(&limits) == 0 else { _exit(71) }
    for index in batch {
      let start = Self.processorSeconds
      if start > Self.batchSeconds { break }
      board.index = index
      setDeadline()
      let input = mutator.input(index)
      do throws(Violation) {
        let outcome = try target.attempt(input)
        guard let place = target.outcomes.firstIndex(of: outcome) else {
          throw Violation("an outcome that cannot be: \(outcome)")
        }
        board.add(outcome: place)
      } catch {
        board.message = error.text
        _exit(Self.violationStatus)
      }
      board.next = index + 1
      let microseconds = Int((Self.processorSeconds - start) * 1e6)
      if microseconds > board.slowestMicroseconds {
        board.slowestMicroseconds = microseconds
        board.slowestIndex = index
      }
    }
    _exit(0)
  }

  /// Has the process ended when its next input takes too long.
  private func setDeadline() {
    alarm(options.deadlineSeconds * Self.waitFactor)
    var timer = itimerval()
    timer.it_value.tv_sec = Int(options.deadlineSeconds)
    unsafe setitimer(__itimer_which_t(2), &timer, nil)
  }

  /// What this process has used of a processor.
  private static var processorSeconds: Double {
    var time = timespec()
    _ = unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// Notes a finding and saves its input.
  private mutating func keep(_ index: Int, _ text: String) {
    findings.append(Finding(index: index, text: text))
    let name = "\(options.findings)/\(target.name)-\(options.seed)-\(index)"
    _ = unsafe mkdir(options.findings, 0o755)
    let isSaved = Export.write(mutator.input(index), to: name)
    print("finding: \(target.name) --seed \(options.seed) --from \(index) --count 1: \(text)")
    print("         \(isSaved ? name : "could not be saved as \(name)")")
  }

  func report() {
    let rate = Double(inputCount) / max(processorSeconds, 0.001)
    print(
      "\(target.name): \(inputCount) inputs in \(Int(elapsedSeconds)) s, "
        + "\(Int(processorSeconds)) s of a processor (\(Int(rate)) a second of it), "
        + "\(findings.count) findings, slowest \(board.slowestMicroseconds / 1000) ms "
        + "(number \(board.slowestIndex)), at most \(peakBytes >> 20) MB resident")
    for (place, outcome) in target.outcomes.enumerated() where board.count(outcome: place) > 0 {
      print("  \(outcome) \(board.count(outcome: place))")
    }
  }
}
