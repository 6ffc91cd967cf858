/// Drops that wait in some order.
protocol DropLine {
  /// The drop that comes next; `nil` where none waits.
  var first: Drop? { get }
  mutating func insert(_ drop: Drop)
  /// Takes the drop out that comes next.
  mutating func popFirst() -> Drop?
}
