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
    Option("isolation", value: "photo|worker|none", "photo is the default"),
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
      throw UsageError.oneOf(policy.kinds.map(\.kind) + ["auto"], not: kind, for: "kind")
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
    var next = 0
    let source = BatchSource {
      guard next < paths.count else { return .end }
      defer { next += 1 }
      return .photo(open(paths[next], kind: kinds?[next]))
    }
    _ = try run(source, count: paths.count, until: nil, deliver: deliver)
  }

  /// Judges every photo of a list that may still grow, and hands on the results in order.
  ///
  /// - Parameters:
  ///   - stop: Ends the work when it becomes readable.
  ///   - deliver: Takes a photo's path as given and its result.
  /// - Returns: Whether all were judged.
  /// - Throws: ``CommandError`` where there can be no workers or the list cannot be read,
  ///   ``UsageError`` for a name in it that cannot be one, and what `deliver` throws.
  func run(
    _ names: PhotoNames, until stop: Int32,
    deliver: (ArgumentBytes, Batch.Result) throws -> Void
  ) throws -> Bool {
    // The paths of what is under way.
    var (next, paths) = (0, [Int: ArgumentBytes]())
    func photo(_ path: ArgumentBytes, mayBeInput: Bool) -> BatchSource.Step {
      defer { next += 1 }
      paths[next] = path
      return .photo(
        mayBeInput && path.text == "-" ? standardInput() : open(path, kind: nil))
    }
    // What ends the list before its end; the photos before it have their results first.
    var trouble: (any Error)?
    let source: BatchSource
    switch names {
    case .list(let list):
      source = BatchSource {
        next < list.count ? photo(list[next], mayBeInput: true) : .end
      }
    case .stream(let stream):
      // Whoever writes to a pipe may wait for each answer; a file waits for nothing.
      let aheadMaximum = stream.descriptor == STDIN_FILENO ? jobs : nil
      source = BatchSource(descriptor: stream.descriptor, aheadMaximum: aheadMaximum) {
        do {
          switch try stream.next() {
          case .name(let path): return photo(path, mayBeInput: false)
          case .later: return .later
          case .end: return .end
          }
        } catch {
          trouble = error
          return .end
        }
      }
    }
    let isDone = try run(source, count: names.count, until: stop) { result in
      guard let path = paths.removeValue(forKey: result.index) else {
        preconditionFailure("what is delivered was named")
      }
      try deliver(path, result)
    }
    if isDone, let trouble { throw trouble }
    return isDone
  }

  private func run(
    _ source: BatchSource, count: Int?, until stop: Int32?,
    deliver: (Batch.Result) throws -> Void
  ) throws -> Bool {
    if isolation == .none {
      return try InProcess(bench: bench, jobs: jobs).run(
        from: source, until: stop, deliver: deliver)
    }
    let batch = Batch(
      bench: bench, executable: OwnProgram.path, isolation: isolation,
      jobs: min(jobs, max(1, count ?? jobs)), allowsWeakSandbox: allowsWeakSandbox)
    do {
      return try batch.run(from: source, until: stop, deliver: deliver)
    } catch let error as PoolError {
      throw CommandError(error.description)
    }
  }

  /// The photo on standard input.
  private func standardInput() -> BatchRequest {
    let descriptor = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3)
    guard descriptor >= 0 else { return refused("-", .notReadable, SystemMessage.of(errno)) }
    return copied(descriptor, name: "-", kind: kind, size: nil)
  }

  /// Opens one photo and copies it into private memory.
  private func open(_ path: ArgumentBytes, kind claimed: String?) -> BatchRequest {
    let name = path.text
    let kind =
      claimed ?? self.kind ?? policy.kindNamed(inFileName: path.lastComponent.text)
    // A FIFO or a device must not hold anyone up: nothing is waited for, and only files are read.
    let descriptor = unsafe path.withCString {
      unsafe Glibc.open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    }
    guard descriptor >= 0 else {
      return errno == ENXIO
        ? refused(name, .notAFile, "it is no file", kind: kind)
        : refused(name, .notReadable, SystemMessage.of(errno), kind: kind)
    }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      return refused(name, .notAFile, "it is no file", kind: kind)
    }
    return copied(descriptor, name: name, kind: kind, size: Int(status.st_size))
  }

  /// - Parameter size: The file's length; `nil` where only its end will tell.
  private func copied(
    _ descriptor: Int32, name: String, kind: String?, size: Int?
  ) -> BatchRequest {
    let limit = policy.limits.photo.bytes
    do {
      guard (size ?? 0) <= limit,
        let bytes = try SealedBytes.copy(ofFile: descriptor, limitBytes: limit)
      else {
        if let size, size > limit { close(descriptor) }
        let fault = Fault(
          .tooLarge, "the file passes the limit on bytes", limit: "bytes",
          allowed: Double(limit), seen: size.map { "\($0)" })
        return BatchRequest(name: name, kind: kind, content: .fault(fault), byteCount: size)
      }
      return BatchRequest(name: name, kind: kind, content: .bytes(bytes))
    } catch {
      return refused(name, .notReadable, error.description, kind: kind)
    }
  }

  private func refused(
    _ name: String, _ code: Fault.Code, _ detail: String, kind: String? = nil
  ) -> BatchRequest {
    BatchRequest(name: name, kind: kind, content: .fault(Fault(code, detail)))
  }
}
