import Files
import Findings
import Glibc
import Inspection
import Spool
import Supervisor
import Verdicts
import Vocabulary
import Wire

/// Judges files that are named on a command line, by the options that `check`, `verify` and
/// `evaluate` share.
struct PhotoBatch {
  private let bench: Bench
  private let isolation: Isolation
  private let allowsWeakSandbox: Bool
  private let jobs: Int
  /// The kind claimed for every photo; `nil` takes it from names and pictures.
  private let kind: String?

  /// The options that ``init(_:)`` reads.
  static let options = [
    PolicyFile.option,
    Option("jobs", "j", value: "N", "photos at once (the processors there are)"),
    Option("isolation", value: "HOW", "photo (the default), worker or none"),
    WeakSandbox.option,
  ]

  /// - Parameter thumbnail: The picture wanted of each photo under a policy; `nil` for none.
  /// - Throws: ``UsageError`` or ``CommandError``.
  init(_ arguments: Arguments, thumbnail: (Policy) -> Limits.Thumbnail? = { _ in nil }) throws {
    let policy = try PolicyFile.inForce(arguments)
    bench = Bench(policy: policy, version: Version.text, thumbnail: thumbnail(policy))
    isolation = try arguments.word("isolation", default: .photo)
    allowsWeakSandbox = try WeakSandbox.isAllowed(arguments, isolation: isolation)
    jobs = try arguments.integer("jobs", in: 1...256) ?? Processors.count
    let kind = arguments.text("kind") ?? "auto"
    guard kind == "auto" || policy.kind(kind) != nil else {
      let known = (policy.kinds.map(\.kind) + ["auto"]).joined(separator: ", ")
      throw UsageError("--kind is one of \(known), not \(TerminalText.escaped(kind))")
    }
    self.kind = kind == "auto" ? nil : kind
  }

  /// The policy in force.
  var policy: Policy { bench.policy }

  /// Judges every path and hands on the results in order.
  ///
  /// - Parameter kinds: The kind claimed for each photo, where the caller knows it.
  /// - Throws: ``CommandError`` where there can be no workers.
  func run(
    _ paths: [ArgumentBytes], kinds: [String?]? = nil, deliver: (Batch.Result) throws -> Void
  ) throws {
    func request(_ index: Int) -> BatchRequest {
      open(paths[index], kind: kinds?[index])
    }
    if isolation == .none {
      return try InProcess(bench: bench, jobs: jobs).run(
        count: paths.count, request: request, deliver: deliver)
    }
    let batch = Batch(
      bench: bench, executable: OwnProgram.path, isolation: isolation,
      jobs: min(jobs, max(1, paths.count)), allowsWeakSandbox: allowsWeakSandbox)
    do {
      try batch.run(count: paths.count, request: request, deliver: deliver)
    } catch let error as PoolError {
      throw CommandError(error.description)
    }
  }

  /// Opens one photo and copies it into private memory.
  private func open(_ path: ArgumentBytes, kind claimed: String?) -> BatchRequest {
    let name = path.text
    let kind =
      claimed ?? self.kind ?? policy.kindNamed(inFileName: path.lastComponent.text)
    func fault(_ code: Fault.Code, _ detail: String, bytes: Int? = nil) -> BatchRequest {
      let isTooLarge = code == .tooLarge
      let fault = Fault(
        code, detail, limit: isTooLarge ? "bytes" : nil,
        allowed: isTooLarge ? Double(policy.limits.photo.bytes) : nil,
        seen: isTooLarge ? bytes.map { "\($0)" } : nil)
      return BatchRequest(name: name, kind: kind, content: .fault(fault), byteCount: bytes)
    }
    // A FIFO or a device must not hold anyone up: nothing is waited for, and only files are read.
    let descriptor = unsafe path.withCString {
      unsafe Glibc.open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    }
    guard descriptor >= 0 else {
      return errno == ENXIO
        ? fault(.notAFile, "it is no file") : fault(.notReadable, SystemMessage.of(errno))
    }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      return fault(.notAFile, "it is no file")
    }
    let size = Int(status.st_size)
    do {
      let limit = policy.limits.photo.bytes
      guard size <= limit,
        let bytes = try SealedBytes.copy(ofFile: descriptor, limitBytes: limit)
      else {
        if size > limit { close(descriptor) }
        return fault(.tooLarge, "the file passes the limit on bytes", bytes: size)
      }
      return BatchRequest(name: name, kind: kind, content: .bytes(bytes))
    } catch {
      return fault(.notReadable, error.description)
    }
  }
}
