import Report
import Testing

@Suite struct ListNameTests {
  @Test("a name is read back as what it was made for, and nothing else is one")
  func names() {
    for shard in [DayShard(day: "2020-03-24", number: 1), DayShard(day: "2020-03-24", number: 12)] {
      #expect(ListName.read(ListName.day(shard)) == .day(shard))
    }
    #expect(ListName.read(ListName.month("2020-03")) == .month("2020-03"))
    #expect(ListName.read(ListName.find("123")) == .find("123"))
    #expect(ListName.read("index.html") == .whole && ListName.read("page-40.html") == .former)
    for name in ["page-x.html", "day-2020-03.html", "day-a-b-c.html", "Day-2020-03-24.html", "x"] {
      #expect(ListName.read(name) == nil, "\(name)")
    }
  }

  @Test(
    "an id is looked for by the end of its digits, else of its letters",
    arguments: [
      ("GW-2020-01234", "234"), ("01234", "234"), ("A-1", "a1"), ("constructor", "tor"),
      ("0", "0"), ("GW-12_3x", "123"), ("-_", "x"),
    ])
  func ends(_ id: String, key: String) {
    #expect(ListName.findKey(id) == key)
  }
}
