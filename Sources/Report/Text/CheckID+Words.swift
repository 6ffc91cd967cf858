package import Measures
package import Verdicts

extension CheckID {
  /// What people call the check: on pages in Indonesian, in explanations in both languages.
  package var words: Bilingual {
    switch self {
    case .legibility: Bilingual(id: "Keterbacaan", en: "Legibility")
    case .resolution: Bilingual(id: "Resolusi", en: "Resolution")
    case .blur: Bilingual(id: "Ketajaman", en: "Blur")
    case .orientation: Bilingual(id: "Arah foto", en: "Orientation")
    case .framing: Bilingual(id: "Utuh dalam bingkai", en: "Framing")
    case .tilt: Bilingual(id: "Tegak lurus", en: "Tilt")
    case .exposure: Bilingual(id: "Pencahayaan", en: "Exposure")
    case .glare: Bilingual(id: "Bebas pantulan", en: "Glare")
    case .contrast: Bilingual(id: "Kontras tulisan", en: "Contrast")
    case .noise: Bilingual(id: "Bebas bintik", en: "Noise")
    case .colour: Bilingual(id: "Warna", en: "Colour")
    case .recapture: Bilingual(id: "Bukan foto layar", en: "Recapture")
    case .occlusion: Bilingual(id: "Tidak tertutup", en: "Occlusion")
    case .compression: Bilingual(id: "Mutu kiriman", en: "Compression")
    case .duplicate: Bilingual(id: "Bukan foto kembar", en: "Duplicate")
    case .kind: Bilingual(id: "Jenis dokumen", en: "Kind")
    }
  }
}
