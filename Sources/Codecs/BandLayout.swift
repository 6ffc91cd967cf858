internal import CCodecs
internal import Raster

extension jernih_band_layout {
  /// Gives a band the room that every band of this photo needs; a band that has it stays as it is.
  func fit(_ band: inout Band) {
    let rowCount = Int(rows)
    let chromaRows = chroma_step_y == 0 ? 0 : rowCount / Int(chroma_step_y)
    let chromaCount = chromaRows * Int(chroma_stride)
    band.lumaStride = Int(luma_stride)
    band.chromaStride = Int(chroma_stride)
    band.chromaStepX = max(1, Int(chroma_step_x))
    band.chromaStepY = max(1, Int(chroma_step_y))
    Self.resize(&band.luma, to: rowCount * Int(luma_stride))
    Self.resize(&band.blue, to: chromaCount)
    Self.resize(&band.red, to: chromaCount)
  }

  private static func resize(_ samples: inout [UInt8], to count: Int) {
    if samples.count != count { samples = [UInt8](repeating: 0, count: count) }
  }
}

extension Band {
  /// Lends the planes to C for the length of a call.
  mutating func withPlanes<Result>(_ body: (jernih_band) -> Result) -> Result {
    var luma: [UInt8] = []
    var blue: [UInt8] = []
    var red: [UInt8] = []
    swap(&luma, &self.luma)
    swap(&blue, &self.blue)
    swap(&red, &self.red)
    defer {
      swap(&luma, &self.luma)
      swap(&blue, &self.blue)
      swap(&red, &self.red)
    }
    precondition(!luma.isEmpty, "a band without rows")
    let (strides, hasBlue, hasRed) = ((lumaStride, chromaStride), !blue.isEmpty, !red.isEmpty)
    func lend(
      _ luma: UnsafeMutablePointer<UInt8>, _ blue: UnsafeMutablePointer<UInt8>,
      _ red: UnsafeMutablePointer<UInt8>
    ) -> Result {
      unsafe body(
        jernih_band(
          luma: luma, blue: hasBlue ? blue : nil, red: hasRed ? red : nil,
          luma_stride: strides.0, chroma_stride: strides.1))
    }
    return unsafe lend(&luma, &blue, &red)
  }
}
