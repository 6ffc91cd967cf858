import CVector
import Raster

extension Twin {
  /// The kernels of `spectrum.h`.
  static var spectrum: [Twin] {
    unsafe [
      Twin(
        "add_log_power", cvector_add_log_power, cvector_add_log_power_portable,
        sizes: [0, 1, 7, 16, 33, 90]
      ) { kernel, inputs in
        let cosine = (0..<64).map {
          Float(Trigonometry.sineCosine(2 * Double.pi * Double($0) / 64).cosine)
        }
        let stride = 64 + inputs.size
        let before = inputs.floats(spectrumArea, in: -20...200)
        var sums = before + Output.room(0, of: 7)
        unsafe kernel(&sums, inputs.bytes(64 * stride), stride, cosine, inputs.any(1...127), 0.5)
        return Output(room: sums, of: 7)
      },
      Twin(
        "spectrum_peaks", cvector_spectrum_peaks, cvector_spectrum_peaks_portable,
        sizes: [1, 2, 3, 4, 5]
      ) { kernel, inputs in
        var out = Output.room(spectrumArea, of: Float(7))
        unsafe kernel(&out, inputs.floats(spectrumArea, in: -20...200))
        return Output(room: out, of: 7)
      },
      Twin(
        "spectrum_heights", cvector_spectrum_heights, cvector_spectrum_heights_portable,
        sizes: [1, 2, 3, 4, 5]
      ) { kernel, inputs in
        var out = Output.room(spectrumArea, of: Float(7))
        unsafe kernel(&out, inputs.floats(spectrumArea, in: -20...200))
        return Output(room: out, of: 7)
      },
      Twin("pair_maxima", cvector_pair_maxima, cvector_pair_maxima_portable) { kernel, inputs in
        let (stride, height) = (2 * inputs.size + inputs.any(0...3), inputs.any(1...5))
        var out = Output.room(inputs.size * height, of: UInt8(7))
        unsafe kernel(&out, inputs.bytes(2 * height * stride), stride, inputs.size, height)
        return Output(room: out, of: 7)
      },
    ]
  }

  private static let spectrumArea = Int(cvector_spectrum_side) * Int(cvector_spectrum_row)
}
