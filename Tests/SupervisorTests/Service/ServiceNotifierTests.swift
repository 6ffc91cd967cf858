import Glibc
import Supervisor
import TestSupport
import Testing

@Suite("what the service manager is told")
struct ServiceNotifierTests {
  private static func notifier(_ environment: [String: String]) -> ServiceNotifier {
    ServiceNotifier(environment: { environment[$0] }, process: 7)
  }

  @Test(
    "ready comes first and once, by a path and by an abstract name",
    arguments: ["/tmp/jernih-notify-\(getpid())", "@jernih-notify-\(getpid())"])
  func ready(address: String) {
    let manager = NotifySocket(address)
    var notifier = Self.notifier(["NOTIFY_SOCKET": address])
    notifier.sayAlive(at: 10, status: "0 photos judged")
    #expect(manager.next() == ["READY=1", "STATUS=0 photos judged"])
    notifier.sayAlive(at: 20, status: "0 photos judged")
    #expect(manager.next() == nil)
    notifier.sayAlive(at: 30, status: "1 photos judged")
    #expect(manager.next() == ["STATUS=1 photos judged"])
    notifier.sayStopping(withinSeconds: 600)
    #expect(manager.next() == ["STOPPING=1", "EXTEND_TIMEOUT_USEC=625000000"])
  }

  @Test("ready is said again, a second later, to a manager that was not there yet")
  func late() {
    let address = "@jernih-late-\(getpid())"
    var notifier = Self.notifier(["NOTIFY_SOCKET": address])
    notifier.sayAlive(at: 10, status: "0 photos judged")
    #expect(notifier.nextSeconds == 11)
    let manager = NotifySocket(address)
    notifier.sayAlive(at: 10.5, status: "0 photos judged")
    #expect(manager.next() == nil)
    notifier.sayAlive(at: 11, status: "0 photos judged")
    #expect(manager.next() == ["READY=1", "STATUS=0 photos judged"])
    #expect(notifier.nextSeconds == nil)
  }

  @Test("what a manager had no room for is said again, and life at once when it is due")
  func noRoom() {
    let manager = NotifySocket("@jernih-full-\(getpid())")
    var flood = Self.notifier(["NOTIFY_SOCKET": manager.address])
    for _ in 0..<5000 { flood.sayReloading() }
    var notifier = Self.notifier([
      "NOTIFY_SOCKET": manager.address, "WATCHDOG_USEC": "120000000",
    ])
    for seconds in [10.0, 11.0, 13.0] { notifier.sayAlive(at: seconds, status: "same") }
    while manager.next() != nil {}
    #expect(notifier.nextSeconds == 17)
    notifier.sayAlive(at: 17, status: "same")
    #expect(manager.next() == ["READY=1", "WATCHDOG=1", "STATUS=same"])
    #expect(notifier.nextSeconds == 77)
  }

  @Test("a sign of life goes out twice in each of the manager's intervals, and not more often")
  func alive() {
    let manager = NotifySocket("@jernih-alive-\(getpid())")
    var notifier = Self.notifier([
      "NOTIFY_SOCKET": manager.address, "WATCHDOG_USEC": "8000000", "WATCHDOG_PID": "7",
    ])
    var signs: [Int] = []
    for second in 0..<16 {
      notifier.sayAlive(at: Double(second), status: "same")
      if let lines = manager.next(), lines.contains("WATCHDOG=1") { signs.append(second) }
    }
    #expect(signs == [0, 4, 8, 12])
  }

  @Test("a watchdog that waits for another process is not answered")
  func otherProcess() {
    let manager = NotifySocket("@jernih-other-\(getpid())")
    var notifier = Self.notifier([
      "NOTIFY_SOCKET": manager.address, "WATCHDOG_USEC": "8000000", "WATCHDOG_PID": "8",
    ])
    notifier.sayAlive(at: 0, status: "same")
    #expect(manager.next() == ["READY=1", "STATUS=same"])
  }

  @Test("a status changes at most once a second")
  func bounded() {
    let manager = NotifySocket("@jernih-bounded-\(getpid())")
    var notifier = Self.notifier(["NOTIFY_SOCKET": manager.address])
    for step in 0..<20 { notifier.sayAlive(at: 100 + Double(step) / 10, status: "\(step)") }
    var datagrams = 0
    while manager.next() != nil { datagrams += 1 }
    #expect(datagrams == 2)
  }

  @Test(
    "an address that is none ends nothing, and life is told as if it were one",
    arguments: ["relative", "/", "@", "/nowhere/socket", String(repeating: "/x", count: 80)])
  func unusable(address: String) {
    var notifier = Self.notifier(["NOTIFY_SOCKET": address, "WATCHDOG_USEC": "1000000"])
    notifier.sayAlive(at: 8, status: "lost")
    #expect(notifier.nextSeconds == 8.5)
    notifier.sayAlive(at: 8.5, status: "lost")
    #expect(notifier.nextSeconds == 9)
    notifier.sayStopping(withinSeconds: 5)
  }
}
