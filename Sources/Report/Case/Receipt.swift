import Verdicts

/// Whether a gateway has taken an event, as a case's page tells it: the page is where the hour is
/// kept, so that it stays the same however the files are copied.
package struct Receipt: Equatable, Sendable {
  /// The event's serial.
  package var serial: String
  /// Whether it still waits.
  package var isWaiting: Bool
  /// When it was seen to be gone, ISO 8601; `nil` while it waits, and where nobody was looking.
  package var taken: String?

  /// What is known of an event.
  package init(serial: String, isWaiting: Bool, taken: String? = nil) {
    self.serial = serial
    self.isWaiting = isWaiting
    self.taken = taken
  }

  private static let start = " data-event=\""
  private static let waits = " data-waits"
  private static let time = " data-taken=\""
  /// The longest serial or time that is read, in bytes.
  private static let valueBytesMaximum = 64
  /// The largest page that is read, in bytes.
  package static let pageBytesMaximum = 8 << 20

  /// The words for people, and the same for ``read(_:)``.
  func html(_ text: TimeText) -> HTML {
    let state: HTML =
      isWaiting ? " data-waits" : taken.map { " data-taken=\"\($0, maximum: 40)\"" } ?? HTML()
    return """
      <span data-event="\(serial, maximum: 64)"\(state)>\(HTML(words(text)))</span>
      """
  }

  private func words(_ text: TimeText) -> Bilingual {
    if isWaiting {
      return Bilingual(id: "menunggu diambil gateway", en: "waits for the gateway")
    }
    guard let taken else {
      return Bilingual(id: "sudah diambil gateway", en: "taken by the gateway")
    }
    let (time, zone) = (text.short(taken), text.zone.rawValue)
    return Bilingual(
      id: "diambil gateway \(time.id) \(zone)", en: "taken by the gateway \(time.en) \(zone)")
  }

  /// What a page that was written before tells of its events.
  package static func read(_ page: [UInt8]) -> [Receipt] {
    var receipts: [Receipt] = []
    var place = 0
    while let from = PageSearch.end(of: start, in: page, from: place) {
      place = from
      guard let serial = value(in: page, from: from) else { continue }
      let rest = from + serial.utf8.count + 1
      let isWaiting = isNext(waits, in: page, at: rest)
      let taken =
        isNext(time, in: page, at: rest) ? value(in: page, from: rest + time.utf8.count) : nil
      let isTime = taken.map { InternetTime.seconds($0) != nil } ?? false
      receipts.append(
        Receipt(serial: serial, isWaiting: isWaiting, taken: isTime ? taken : nil))
    }
    return receipts
  }

  private static func isNext(_ words: String, in page: [UInt8], at place: Int) -> Bool {
    place <= page.count && page[place...].starts(with: words.utf8)
  }

  /// What stands before the next quote.
  private static func value(in page: [UInt8], from start: Int) -> String? {
    let rest = page[start...].prefix(valueBytesMaximum)
    guard let end = rest.firstIndex(of: UInt8(ascii: "\"")) else { return nil }
    return String(decoding: page[start..<end], as: UTF8.self)
  }
}
