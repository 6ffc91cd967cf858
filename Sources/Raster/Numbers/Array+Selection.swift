extension Array where Element: Comparable {
  /// The element that the sorted array would have at an index, without sorting the rest.
  ///
  /// By selection (C. A. R. Hoare, "Algorithm 65: Find", Communications of the ACM 4, 1961): a part
  /// that cannot hold the wanted element is not looked at again. Where elements are not ordered
  /// (not a number) it is one of them.
  ///
  /// - Parameter rank: An index of the array.
  /// - Complexity: O(count) on average.
  @inlinable
  package func element(ofRank rank: Int) -> Element {
    precondition(indices.contains(rank), "a rank is an index")
    var values = self
    var (low, high) = (0, count - 1)
    while low < high {
      let pivot = values[rank]
      var (i, j) = (low, high)
      repeat {
        while values[i] < pivot { i += 1 }
        while pivot < values[j] { j -= 1 }
        if i <= j {
          values.swapAt(i, j)
          i += 1
          j -= 1
        }
      } while i <= j
      if j < rank { low = i }
      if rank < i { high = j }
    }
    return values[rank]
  }

  /// The element at a share of the way through the sorted array, the lower one between two.
  ///
  /// - Parameter share: 0 for the least, 1 for the largest.
  /// - Returns: `nil` for an empty array.
  @inlinable
  package func quantile(_ share: Double) -> Element? {
    isEmpty ? nil : element(ofRank: Int(share * Double(count - 1)))
  }
}
