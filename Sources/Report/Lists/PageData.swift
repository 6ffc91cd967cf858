package import JSON

/// The data that stand in a page for its script, read again by the service.
package enum PageData {
  private static let start = "<script type=\"application/json\" id=\"data\">"
  private static let end = "</script>"
  /// The largest page that is read, in bytes.
  package static let bytesMaximum = 16 << 20

  /// The data of a page; `nil` where it has none.
  package static func read(_ page: [UInt8]) -> JSON? {
    guard let from = PageSearch.end(of: start, in: page, from: 0),
      let to = PageSearch.end(of: end, in: page, from: from)
    else { return nil }
    return try? JSON.parse(
      Array(page[from..<to - end.utf8.count]), bytesMaximum: bytesMaximum)
  }
}
