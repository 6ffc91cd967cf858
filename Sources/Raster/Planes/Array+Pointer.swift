// Kernels take addresses. Whole arrays are passed to C as they are (`&sums`, `samples`), several of
// them with places inside by a function whose parameters are pointers, called with the arrays; one
// place inside one array by what follows. None of these needs closures inside closures.

extension Array {
  /// Calls `body` with the address of the element at `index`; those behind it follow.
  ///
  /// The address is good during the call only, and says nothing of how many elements follow: that
  /// the kernel stays among them is the caller's to see.
  ///
  /// - Precondition: `index` is 0…count.
  @inlinable package func withPointer<Result>(
    at index: Int, _ body: (UnsafePointer<Element>) -> Result
  ) -> Result {
    precondition(index >= 0 && index <= count, "no place in the array")
    func call(_ first: UnsafePointer<Element>) -> Result { unsafe body(first + index) }
    return unsafe call(self)
  }

  /// Calls `body` with the address of the element at `index`, to be written from there on.
  ///
  /// - Precondition: `index` is 0…count.
  @inlinable package mutating func withMutablePointer<Result>(
    at index: Int, _ body: (UnsafeMutablePointer<Element>) -> Result
  ) -> Result {
    precondition(index >= 0 && index <= count, "no place in the array")
    func call(_ first: UnsafeMutablePointer<Element>) -> Result { unsafe body(first + index) }
    return unsafe call(&self)
  }
}

extension Plane {
  /// Calls `body` with the address of the sample in column `x` and row `y`: the rest of the row
  /// follows, and the next row lies ``width`` samples behind.
  ///
  /// - Precondition: The place is in the plane.
  @inlinable package func withPointer<Result>(
    x: Int, y: Int, _ body: (UnsafePointer<UInt8>) -> Result
  ) -> Result {
    precondition(x >= 0 && x < width && y >= 0 && y < height, "no place in the plane")
    return unsafe samples.withPointer(at: y * width + x, body)
  }
}
