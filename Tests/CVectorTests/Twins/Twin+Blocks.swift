import CVector

extension Twin {
  /// The kernels of `blocks.h`.
  static var blocks: [Twin] {
    unsafe [
      Twin(
        "add_block_steps", cvector_add_block_steps, cvector_add_block_steps_portable,
        sizes: Array(1...70) + [4_200]
      ) { kernel, inputs in
        var output = Output()
        for most: UInt8 in [0, 24, 255] {
          let height = inputs.any(1...19)
          var steps = cvector_block_steps()
          unsafe kernel(
            &steps, inputs.bytes(inputs.size * height), inputs.size, height, most)
          output.add(steps)
        }
        return output
      }
    ]
  }
}
