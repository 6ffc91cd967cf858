import Testing
import Vocabulary

@Suite("The list of limits")
struct LimitsTests {
  @Test("every field of a table has its row, and none two")
  func complete() {
    for table in Limits.tables { expectWhole(table) }
    // The tables themselves, and a row a number of its own.
    let fields = Limits.tables.map { $0.keys.count }.reduce(Limits.rows.count, +)
    #expect(MemoryLayout<Limits>.size == fields * MemoryLayout<Int>.size)
  }

  private func expectWhole<Table: LimitTable>(_ table: Table.Type) {
    #expect(MemoryLayout<Table>.size == Table.rows.count * MemoryLayout<Int>.size, "\(Table.key)")
    #expect(Set(Table.keys).count == Table.rows.count, "\(Table.key)")
    #expect(Set(Table.rows.map(\.value)).count == Table.rows.count, "\(Table.key)")
  }

  @Test("every default lies within its range, and every row says what it bounds")
  func defaults() {
    for table in Limits.tables + [Limits.self] { expectSound(table) }
  }

  private func expectSound<Table: LimitTable>(_ table: Table.Type) {
    for row in Table.rows {
      #expect(row.range.contains(row.standard), "\(Table.key).\(row.key)")
      #expect(row.meaning.hasSuffix("."), "\(Table.key).\(row.key)")
      #expect(Table.range(of: row.value) == row.range)
    }
  }
}
