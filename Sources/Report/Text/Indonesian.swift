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

extension CaseState {
  /// What a clerk calls it.
  package var words: Bilingual {
    switch self {
    case .complete: Bilingual(id: indonesian, en: "Complete")
    case .needsReview: Bilingual(id: indonesian, en: "For a clerk")
    case .needsRetake: Bilingual(id: indonesian, en: "Retake asked")
    case .incomplete: Bilingual(id: indonesian, en: "Papers missing")
    }
  }
}

extension CheckResult.Status {
  /// What a clerk calls it.
  package var words: Bilingual {
    switch self {
    case .pass: Bilingual(id: indonesian, en: "Good")
    case .review: Bilingual(id: indonesian, en: "Review")
    case .retake: Bilingual(id: indonesian, en: "Retake")
    case .notMeasured: Bilingual(id: indonesian, en: "Not measured")
    }
  }
}

extension Fault.Code {
  /// The same in a few words, to go on after a colon.
  var short: String {
    switch self {
    case .truncated: "file terpotong"
    case .corrupt: "file rusak"
    case .unsupported: "format tidak didukung"
    case .tooLarge: "file terlalu besar"
    case .timedOut: "terlalu lama diolah"
    case .decoderFailed: "foto tidak dapat dibuka"
    case .empty: "file kosong"
    case .notAFile: "bukan file biasa"
    case .notReadable: "file tidak dapat dibaca"
    }
  }

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
