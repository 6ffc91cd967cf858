import Report
import Testing

@Suite("What a page tells of its events")
struct ReceiptTests {
  @Test("is read from a page, and nothing else is taken for it")
  func reading() {
    let page = """
      <p data-event="A1" data-waits>x <b data-event="A2" data-taken="2020-03-24T02:13:05Z">y \
      <i data-event="A3">z <u data-event="A4" data-taken="gestern">u
      """
    #expect(
      Receipt.read(Array(page.utf8)) == [
        Receipt(serial: "A1", isWaiting: true),
        Receipt(serial: "A2", isWaiting: false, taken: "2020-03-24T02:13:05Z"),
        Receipt(serial: "A3", isWaiting: false), Receipt(serial: "A4", isWaiting: false),
      ])
    for torn in ["", " data-event=\"", " data-event=\"A", " data-event=\"A\" data-taken=\"2020"] {
      #expect(Receipt.read(Array(torn.utf8)).allSatisfy { $0.taken == nil }, "\(torn)")
    }
    let long = " data-event=\"" + String(repeating: "A", count: 100) + "\""
    #expect(Receipt.read(Array(long.utf8)).isEmpty)
  }
}
