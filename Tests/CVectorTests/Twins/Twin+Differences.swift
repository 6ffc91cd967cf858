import CVector
import Raster

extension Twin {
  /// The kernels of `differences.h`: in windows of 128 × 256 and 256 × 128 with one more sample
  /// around, and of rows.
  static var differences: [Twin] {
    unsafe [
      Twin(
        "differences_across", cvector_differences_across, cvector_differences_across_portable,
        sizes: [0, 1, 5, 12, 31]
      ) { kernel, inputs in
        let stride = 130 + inputs.size
        var out = Output.room(64 * 64, of: UInt8(7))
        unsafe inputs.bytes(256 * stride).withPointer(at: 1) { first in
          unsafe kernel(&out, first, stride, Int32(inputs.size))
        }
        return Output(room: out, of: 7)
      },
      Twin(
        "differences_down", cvector_differences_down, cvector_differences_down_portable,
        sizes: [0, 1, 5, 12, 31]
      ) { kernel, inputs in
        let stride = 256 + inputs.size
        var out = Output.room(64 * 64, of: UInt8(7))
        unsafe inputs.bytes(130 * stride).withPointer(at: stride) { first in
          unsafe kernel(&out, first, stride, Int32(inputs.size))
        }
        return Output(room: out, of: 7)
      },
      Twin(
        "add_differences_across", cvector_add_differences_across,
        cvector_add_differences_across_portable, sizes: [0, 17, 18, 34, 300]
      ) { kernel, inputs in
        var out = Output.room(inputs.size, of: UInt16(7))
        unsafe inputs.bytes(inputs.size + 2).withPointer(at: 1) { row in
          unsafe kernel(&out, row, inputs.size, 24)
        }
        return Output(room: out, of: 7)
      },
      Twin(
        "add_differences_down", cvector_add_differences_down,
        cvector_add_differences_down_portable, sizes: [0, 15, 16, 33, 300]
      ) { kernel, inputs in
        var sum: UInt32 = 7
        unsafe inputs.bytes(3 * inputs.size + 3).withPointer(at: inputs.size) { row in
          unsafe kernel(&sum, row, inputs.size, inputs.size, 24)
        }
        return Output(returned: sum)
      },
    ]
  }
}
