/// Where a batch gets its photos from, one after the other.
package struct BatchSource {
  /// What there is next.
  package enum Step {
    case photo(BatchRequest)
    /// Another may come; ``BatchSource/descriptor`` becomes readable then.
    case later
    /// No other comes.
    case end
  }

  /// Opens the next photo.
  package let next: () throws -> Step
  /// What becomes readable when there may be another photo; `nil` where all are known.
  package let descriptor: Int32?
  /// So many photos may be begun beyond the one whose result is delivered next, 1 or more; `nil`
  /// leaves it to the batch.
  package let aheadMaximum: Int?

  /// Photos that come as somebody names them.
  package init(
    descriptor: Int32? = nil, aheadMaximum: Int? = nil, next: @escaping () throws -> Step
  ) {
    self.next = next
    self.descriptor = descriptor
    self.aheadMaximum = aheadMaximum
  }
}
