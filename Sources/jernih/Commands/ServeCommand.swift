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
      + "[--allow-weak-sandbox] [--no-inotify]",
    summary: "the service: judges what is dropped into a spool",
    description: [
      "Takes photos from SPOOL/new, has each decoded in a confined process, and attaches thumbnail "
        + "and verdict to its case in SPOOL/cases; the answer for the citizen lies in "
        + "SPOOL/outbox, the clerks' pages in SPOOL/reports. What is missing of the spool is made.",
      "SIGTERM lets the workers finish what they have, for at most five seconds; a second one ends "
        + "at once. Nothing is lost either way, nor by SIGKILL: the next start goes on.",
      "Several services may work on one spool.",
      "The decoder can open no file and no connection and reach no other process: Landlock and a "
        + "seccomp filter see to that, and every verdict and status name what holds. Where the "
        + "kernel lacks one of them the service refuses to start, unless --allow-weak-sandbox.",
    ],
    options: [
      Option("once", "judges what is there and ends"),
      Option("workers", "w", value: "N", "worker processes (the processors there are)"),
      Option("isolation", value: "photo|worker", "photo is the default"),
      PolicyFile.option,
      WeakSandbox.option,
      Option("no-inotify", "finds drops by the timer alone, as on a network share"),
    ],
    exits: [
      ExitMeaning(
        0, "it was told to stop; with --once, everything is judged, whatever the verdicts")
    ],
    examples: [("Judge what has gathered overnight:", "jernih serve /srv/jernih --once")]
  ) { arguments in
    let path = try SpoolFolder.path(from: arguments)
    guard arguments.operands.count == 1 else { throw UsageError("one spool at a time") }
    let policy = try PolicyFile.inForce(arguments)
    var options = try serviceOptions(arguments)
    Self.ignoreSignalsOfWriting()
    let tree = try SpoolFolder.open(path, policy: policy, creating: true)
    options.notice = tree.whoCanDecide
    let service = Service(
      station: Station(tree),
      bench: Bench(
        policy: policy, version: Version.text, thumbnail: policy.limits.thumbnail),
      options: options,
      executable: "/proc/self/exe"
    ) { Output.error("jernih: serve: \($0)\n") }
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
    options.allowsWeakSandbox = try WeakSandbox.isAllowed(
      arguments, isolation: options.isolation)
    return options
  }

  /// A reader of standard error that has gone, and a file that grew to its limit, are errors of the
  /// writes that met them: the first ends nothing, the second is trouble like a full disk. Workers
  /// get the default back.
  private static func ignoreSignalsOfWriting() {
    for number in [SIGPIPE, SIGXFSZ] { _ = signal(number, SIG_IGN) }
  }
}
