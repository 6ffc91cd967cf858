package import Measures
package import Verdicts

extension Why {
  /// Why a check has no value, to go on after a colon.
  package var words: Bilingual {
    switch self {
    case .noDocument:
      Bilingual(id: "dokumen tidak ditemukan di foto", en: "no document was found")
    case .tooFewEdges:
      Bilingual(id: "terlalu sedikit tulisan atau garis", en: "too little print or lines")
    case .unsure:
      Bilingual(id: "isi foto tidak memberi jawaban pasti", en: "the content gives no sure answer")
    case .tooSmall:
      Bilingual(
        id: "bagian yang bisa diukur terlalu kecil", en: "what can be measured is too small")
    case .notInFormat:
      Bilingual(id: "tidak ada dalam format file ini", en: "not in this file format")
    case .notForKind:
      Bilingual(id: "tidak berlaku untuk jenis foto ini", en: "not for this kind of photo")
    }
  }
}
