package import JSON

/// The data that stand in a page for its script, read again by the service.
package enum PageData {
  private static let start = "<script type=\"application/json\" id=\"data\">"
  private static let end = "</script>"
  /// The largest page that is read, in bytes.
  package static let bytesMaximum = 16 << 20

  /// The data of a page; `nil` where it has none.
  package static func read(_ page: [UInt8]) -> JSON? {
    guard let from = end(of: start, in: page, from: 0),
      let to = end(of: end, in: page, from: from)
    else { return nil }
    return try? JSON.parse(
      Array(page[from..<to - end.utf8.count]), bytesMaximum: bytesMaximum)
  }

  /// Where the first of some words ends; `nil` where it is not there.
  ///
  /// The standard library's own search takes a thousand instructions a byte on arrays: with it a
  /// start spent nearly all its time here.
  private static func end(of words: String, in page: [UInt8], from start: Int) -> Int? {
    let page = page.span
    let words = Array(words.utf8)
    guard let first = words.first else { return nil }
    var place = start
    while place + words.count <= page.count {
      if page[place] == first {
        var count = 1
        while count < words.count, page[place + count] == words[count] { count += 1 }
        if count == words.count { return place + count }
      }
      place += 1
    }
    return nil
  }
}
