import Casework
import Files
import Glibc
import Spool
import Supervisor
import Verdicts
import Vocabulary
import Wire

extension Command {
  /// `jernih serve`.
  static let serve = Command(
    name: "serve",
    synopsis:
      "SPOOL [--once] [--workers N] [--isolation photo|worker] [--policy FILE] "
      + "[--allow-weak-sandbox] [--no-inotify] [--quiet|--verbose]",
    summary: "the service: judges what is dropped into a spool",
    description: purpose + [lines],
    options: [
      Option("once", "judges what is there and ends"),
      Option("workers", "w", value: "N", "worker processes (the processors there are)"),
      Option("isolation", value: "photo|worker", "photo is the default"),
      PolicyFile.option,
      WeakSandbox.option,
      Option("quiet", "q", "writes errors only: what keeps photos waiting"),
      Option("verbose", "v", "writes each verdict as well, by its serial"),
      Option("no-inotify", "finds drops by the timer alone, as on a network share"),
    ],
    exits: [
      ExitMeaning(
        0, "it was told to stop; with --once, everything is judged, whatever the verdicts")
    ],
    examples: [("Judge what has gathered overnight:", "jernih serve /srv/jernih --once")]
  ) { arguments in try work(arguments) }

  /// Works until it is told to stop.
  private static func work(_ arguments: Arguments) throws -> Int32 {
    let path = try SpoolFolder.path(from: arguments)
    guard arguments.operands.count == 1 else { throw UsageError("one spool at a time") }
    var options = try serviceOptions(arguments)
    let policy = try choosePolicy(arguments, of: path, &options)
    ignoreSignalsOfWriting()
    let log = ServiceLog(from: try level(arguments))
    let tree = try SpoolFolder.open(path, policy: policy, creating: true)
    options.notice = tree.whoCanDecide
    let service = Service(
      station: Station(tree),
      bench: Bench(
        policy: policy, version: Version.text, thumbnail: policy.limits.thumbnail),
      options: options,
      executable: OwnProgram.path
    ) { log.write($0) }
    do {
      try tree.checkOwnership()
      try tree.checkRenames()
      switch try service.run() {
      case .done: return 0
      case .left(let count, let trouble):
        throw CommandError("\(trouble): \(count) photos wait and are not lost")
      }
    } catch let error as FileError {
      throw CommandError(error.description)
    } catch let error as PoolError {
      throw CommandError(error.description)
    }
  }

  /// What the manual says of what it does.
  private static let purpose = [
    "Takes photos from SPOOL/new, has each decoded in a confined process, and attaches thumbnail "
      + "and verdict to its case in SPOOL/cases; the answer for the citizen lies in "
      + "SPOOL/outbox, the clerks' pages in SPOOL/reports. SPOOL is made where it is not there or "
      + "holds nothing; any other folder that is no spool is refused, and nothing is changed.",
    "FILE becomes the spool's policy, SPOOL/policy.json; without --policy that file is gone by. "
      + "SIGHUP has it read again: a bad one is refused in one line and the old one kept, a good "
      + "one is for every photo that is taken from then on, by all services on the spool.",
    "SIGTERM lets the workers finish what they have, for \(Limits().spool.drainSeconds) seconds by "
      + "default (limits.spool.drainSeconds); a second one ends at once. Nothing is lost either "
      + "way, nor by SIGKILL: the next start goes on.",
    "Several services may work on one spool.",
    "The decoder can open no file and no connection and reach no other process: Landlock and a "
      + "seccomp filter see to that, and every verdict and status name what holds. Where the "
      + "kernel lacks one of them the service refuses to start, unless --allow-weak-sandbox.",
  ]

  /// What the manual says of its lines on standard error.
  private static let lines =
    "It writes to standard error when it starts and stops, what it has to do without and when "
    + "that is over, each quarantine, each decoder that dies, and each verdict that the policy's "
    + "shadow limits would change: with priorities for systemd's journal, elsewhere as logfmt with "
    + "the time. Nothing of it is personal, and nothing is written while nothing happens."

  /// What of its lines is to be written.
  private static func level(_ arguments: Arguments) throws -> LogLine.Level {
    guard !arguments.has("quiet") || !arguments.has("verbose") else {
      throw UsageError("--quiet and --verbose are not to be had at once")
    }
    return arguments.has("quiet") ? .error : arguments.has("verbose") ? .info : .notice
  }

  /// What the command line asks of the service.
  private static func serviceOptions(_ arguments: Arguments) throws -> Service.Options {
    var options = Service.Options()
    options.once = arguments.has("once")
    options.workers = try arguments.integer("workers", in: 1...256) ?? Processors.count
    options.isolation = try arguments.word("isolation", default: .photo)
    options.isWatching = !arguments.has("no-inotify")
    guard options.isolation != .none else {
      throw UsageError("the service always isolates photos: --isolation is photo or worker")
    }
    options.weakness = try WeakSandbox.weakness(arguments, isolation: options.isolation)
    options.allowsWeakSandbox = options.weakness != nil
    return options
  }

  /// The policy to judge by: the one of `--policy`, which becomes the spool's, else the spool's
  /// own, else the built-in one. Where the spool had another, one line says so.
  private static func choosePolicy(
    _ arguments: Arguments, of path: ArgumentBytes, _ options: inout Service.Options
  ) throws -> Policy {
    guard let file = arguments.bytes("policy") else {
      options.spoolPolicy = try SpoolFolder.ownPolicy(path)
      return options.spoolPolicy?.policy ?? .default
    }
    options.readPolicy = {
      do {
        return try PolicyFile.load(file)
      } catch let error as CommandError {
        throw FileError.input(error.message)
      }
    }
    let policy = try PolicyFile.load(file)
    if let own = try? SpoolFolder.ownPolicy(path), !own.saysTheSame(as: SpoolPolicy(policy)) {
      Output.error(
        "jernih: serve: the policy of this spool was \(own.policy.signature); from now on it is "
          + "\(policy.signature)\n")
    }
    return policy
  }

  /// A reader of standard error that has gone, and a file that grew to its limit, are errors of the
  /// writes that met them: the first ends nothing, the second is trouble like a full disk. Workers
  /// get the default back.
  private static func ignoreSignalsOfWriting() {
    for number in [SIGPIPE, SIGXFSZ] { _ = signal(number, SIG_IGN) }
  }
}
