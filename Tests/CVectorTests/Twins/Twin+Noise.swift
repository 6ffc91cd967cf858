import CVector
import Raster

extension Twin {
  /// The kernels of `noise.h`, on one block with a sample around.
  static var noise: [Twin] {
    unsafe [
      Twin("block_roughness", cvector_block_roughness, cvector_block_roughness_portable) {
        kernel, inputs in
        let stride = 17 + inputs.size
        return unsafe inputs.bytes(18 * stride).withPointer(at: stride + 1) { first in
          Output(returned: unsafe kernel(first, stride))
        }
      },
      Twin("measure_block", cvector_measure_block, cvector_measure_block_portable) {
        kernel, inputs in
        let stride = 15 + inputs.size
        var moments = cvector_block_moments()
        unsafe kernel(&moments, inputs.bytes(16 * stride), stride)
        return Output(returned: moments)
      },
    ]
  }
}
