import CSystem
import Glibc
package import Wire

/// The main loop of a worker process: takes assignments from the parent, has each photo inspected in a
/// confined process, and tells the parent how that process ended.
///
/// It has one thread and no state between photos. In isolation `photo` it forks a child for each
/// and reads no byte of a photo itself; in isolation `worker` it confines itself and does the work.
///
/// **Diagnostics**: none of its own. When the parent is gone it ends; an assignment that it cannot read is
/// answered by ending with status 65, which the parent takes for a failed decoder.
package enum Nursery {
  /// The descriptor of the socket to the parent.
  package static let control: Int32 = 3

  /// Serves assignments until the parent closes its end.
  ///
  /// - Returns: The exit status for the process.
  package static func run(isolation: Isolation) -> Int32 {
    if isolation == .worker {
      var keep = [control]
      unsafe jernih_close_all_but(&keep, 1)
    }
    while let order = receive() {
      let end: ChildEnd
      if isolation == .worker {
        Child.work(order)
        end = ChildEnd(exited: true, code: 0)
      } else {
        guard let forked = forkChild(for: order) else { return 71 }
        end = forked
      }
      let frame = end.frame
      guard unsafe jernih_send(control, frame, frame.count, -1, -1) >= 0 else { return 0 }
    }
    return 0
  }

  /// Waits for the next order; `nil` when the parent is gone.
  private static func receive() -> Order? {
    var buffer = [UInt8](repeating: 0, count: Assignment.frameBytesMaximum)
    var photo: Int32 = -1
    var answer: Int32 = -1
    let count = unsafe jernih_receive(control, &buffer, buffer.count, &photo, &answer)
    guard count > 0, photo >= 0, answer >= 0 else { return nil }
    return Order(frame: Array(buffer.prefix(count)), photo: photo, answer: answer)
  }

  /// Has one photo inspected by a fresh process and waits for its end.
  private static func forkChild(for order: Order) -> ChildEnd? {
    let nursery = getpid()
    let child = jernih_fork()
    guard child >= 0 else { return nil }
    if child == 0 {
      jernih_die_with(nursery)
      var keep = [order.photo, order.answer]
      unsafe jernih_close_all_but(&keep, 2)
      Child.work(order)
      _exit(0)
    }
    close(order.photo)
    close(order.answer)
    var end = jernih_end()
    guard unsafe jernih_wait(child, &end) == 0 else { return nil }
    return ChildEnd(
      exited: end.exited == 1, code: Int(end.code), cpuSeconds: end.cpu_seconds,
      peakBytes: Int(end.peak_bytes))
  }
}
