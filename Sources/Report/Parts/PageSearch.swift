/// Looking for words in a page that was written before.
enum PageSearch {
  /// Where the first of some words ends; `nil` where it is not there.
  ///
  /// The standard library's own search takes a thousand instructions a byte on arrays: with it a
  /// start spent nearly all its time here.
  static func end(of words: String, in page: [UInt8], from start: Int) -> Int? {
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
