import Glibc

/// The service manager's end of sd_notify's protocol: a datagram socket that a test listens to.
package final class NotifySocket {
  /// What NOTIFY_SOCKET is to say.
  package let address: String
  private let descriptor: Int32

  /// - Parameter address: A path, or `@` and a name of the abstract kind; under 100 bytes.
  package init(_ address: String) {
    self.address = address
    descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
    var place = sockaddr_un()
    place.sun_family = sa_family_t(AF_UNIX)
    var bytes = Array(address.utf8)
    if bytes.first == UInt8(ascii: "@") { bytes[0] = 0 }
    unsafe withUnsafeMutableBytes(of: &place.sun_path) { unsafe $0.copyBytes(from: bytes) }
    let size = MemoryLayout<sa_family_t>.size + bytes.count
    let result = unsafe withUnsafePointer(to: &place) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe bind(descriptor, __CONST_SOCKADDR_ARG(__sockaddr__: $0), socklen_t(size))
      }
    }
    precondition(result == 0, "cannot listen at \(address): errno \(errno)")
  }

  deinit {
    close(descriptor)
    if address.hasPrefix("/") { _ = unsafe unlink(address) }
  }

  /// The lines of the next datagram; `nil` where none comes in time.
  package func next(withinSeconds seconds: Double = 0) -> [String]? {
    var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard unsafe poll(&entry, 1, Int32(seconds * 1000)) == 1 else { return nil }
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = unsafe buffer.withUnsafeMutableBytes {
      unsafe recv(descriptor, $0.baseAddress, $0.count, 0)
    }
    return String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
      .split(separator: "\n").map(String.init)
  }
}
