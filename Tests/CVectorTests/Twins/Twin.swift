/// A kernel in its two builds, and how they are called to be compared.
struct Twin {
  /// Its name without `cvector_`, as CVECTOR_KERNEL has it.
  let name: String
  /// The sizes that are tried.
  let sizes: [Int]
  /// Calls both builds with the same inputs.
  let outputs: (Inputs) -> (best: Output, portable: Output)

  /// - Parameters:
  ///   - sizes: By default 1…70 columns: every tail of 16 and of 32 lanes, with and without whole
  ///     vectors before it, and more than one part of 64.
  ///   - call: Calls the build it is given; draws the same inputs for either.
  init<Kernel>(
    _ name: String, _ best: Kernel, _ portable: Kernel, sizes: [Int] = Array(1...70),
    call: @escaping (Kernel, inout Inputs) -> Output
  ) {
    self.name = name
    self.sizes = sizes
    outputs = { inputs in
      var (one, other) = (inputs, inputs)
      return (call(best, &one), call(portable, &other))
    }
  }

  /// Every kernel; TwinTests reads the headers to see that none is missing.
  static var all: [Twin] {
    rows + blocks + differences + edges + layout + lines + marks + noise + shears + sides
      + slopes + spectrum + tones + waves
  }
}
