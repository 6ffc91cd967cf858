import Glibc

/// The C library's words for an error number.
enum SystemMessage {
  static func of(_ code: Int32) -> String {
    var buffer = [CChar](repeating: 0, count: 128)
    let text = unsafe strerror_r(code, &buffer, buffer.count)
    return unsafe text.map { unsafe String(cString: $0) } ?? "error \(code)"
  }
}
