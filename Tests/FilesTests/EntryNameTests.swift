import Files
import Testing

@Suite("bytes as names")
struct EntryNameTests {
  @Test("what is not printable ASCII is escaped, and can be read back")
  func escapes() {
    let name = EntryName([0x61, 0x0a, 0x1b, 0x5c, 0xff, 0xe2, 0x80, 0xae])
    #expect(name.description == "a\\x0a\\x1b\\x5c\\xff\\xe2\\x80\\xae")
    #expect(EntryName(escaped: name.description) == name)
  }

  @Test("every byte survives the way to text and back")
  func everyByte() {
    let name = EntryName((1...255).map { UInt8($0) })
    #expect(EntryName(escaped: name.description) == name)
    #expect(name.description.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7f })
  }
}
