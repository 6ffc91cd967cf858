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
  var short: Bilingual {
    switch self {
    case .truncated: Bilingual(id: "file terpotong", en: "the file is cut off")
    case .corrupt: Bilingual(id: "file rusak", en: "the file is damaged")
    case .unsupported: Bilingual(id: "format tidak didukung", en: "a format that is not read")
    case .tooLarge: Bilingual(id: "file terlalu besar", en: "the file is too large")
    case .timedOut: Bilingual(id: "terlalu lama diolah", en: "it took too long")
    case .decoderFailed: Bilingual(id: "foto tidak dapat dibuka", en: "it cannot be opened")
    case .empty: Bilingual(id: "file kosong", en: "the file is empty")
    case .notAFile: Bilingual(id: "bukan file biasa", en: "no plain file")
    case .notReadable: Bilingual(id: "file tidak dapat dibaca", en: "the file cannot be read")
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
