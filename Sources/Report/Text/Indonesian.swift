package import Findings
package import Verdicts

// What only pages say, and pages are in Indonesian.

extension CheckResult.Status {
  /// What a clerk calls it.
  package var indonesian: String {
    switch self {
    case .pass: "Baik"
    case .review: "Periksa"
    case .retake: "Ulang"
    case .notMeasured: "Tidak terukur"
    }
  }
}

extension CaseState {
  /// What a clerk calls it.
  package var indonesian: String {
    switch self {
    case .complete: "Lengkap"
    case .needsReview: "Perlu diperiksa"
    case .needsRetake: "Perlu foto ulang"
    case .incomplete: "Belum lengkap"
    }
  }
}

extension Fault.Code {
  /// Why a photo has no pixels, a sentence. In English ``Fault/detail`` says it.
  package var indonesian: String {
    switch self {
    case .truncated: "File terpotong: sebagian foto tidak terkirim."
    case .corrupt: "File rusak."
    case .unsupported: "Format file tidak didukung."
    case .tooLarge: "Foto melebihi batas yang dapat diolah."
    case .timedOut: "Foto terlalu lama diolah dan dihentikan."
    case .decoderFailed: "Foto tidak dapat dibuka."
    case .empty: "File kosong."
    case .notAFile: "Bukan file biasa."
    case .notReadable: "File tidak dapat dibaca oleh layanan."
    }
  }
}
