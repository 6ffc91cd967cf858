import Glibc

/// An errno as an operator is told of it.
struct ErrorNumber: Equatable, Sendable {
  let code: Int32

  init(_ code: Int32) { self.code = code }

  /// What the system calls it.
  var text: String {
    guard let text = unsafe strerror(code) else { return "error \(code)" }
    return unsafe String(cString: text)
  }

  /// What an operator can do about it.
  var remedy: String {
    switch code {
    case EAGAIN: "raise the limit on processes (ulimit -u, TasksMax)"
    case ENOMEM: "give the service more memory (ulimit -v, MemoryMax)"
    case EMFILE, ENFILE: "raise the limit on descriptors (ulimit -n, LimitNOFILE)"
    default: "see what the machine is short of"
    }
  }
}
