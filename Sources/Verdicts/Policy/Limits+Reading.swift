import Vocabulary
import JSON

extension JSONCursor {
  /// The policy's limits: every one is there, for the built-in policy has them all.
  func limits() throws(DataFileError) -> Limits {
    try onlyKeys(Limits.tables.map { $0.key } + Limits.keys)
    var limits = Limits()
    for table in Limits.tables {
      let cursor = try required(table.key)
      try cursor.onlyKeys(table.keys)
      try cursor.read(table, into: &limits)
    }
    try read(Limits.self, into: &limits)
    return limits
  }

  /// Reads a table's rows, which are keys here.
  private func read<Table: LimitTable>(
    _ table: Table.Type, into limits: inout Limits
  ) throws(DataFileError) {
    for row in Table.rows {
      limits[keyPath: Table.place][keyPath: row.value] = try integer(row.key, in: row.range)
    }
  }
}
