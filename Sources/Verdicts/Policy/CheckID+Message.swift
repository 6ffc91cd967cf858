import Measures

extension CheckID {
  /// What the built-in policy says of a defect that this check finds, and what to do about it,
  /// where the resource `policy.json5` has no other words for its cause.
  ///
  /// The words stand here and not in the resource, so that a new check does not compile until it
  /// can be said in both languages. The resource has a place for each, ``Policy/defaultText``.
  var message: Message {
    switch self {
    case .legibility: .legibility
    case .resolution: .resolution
    case .blur: .blur
    case .orientation: .orientation
    case .framing: .framing
    case .tilt: .tilt
    case .exposure: .exposure
    case .glare: .glare
    case .contrast: .contrast
    case .noise: .noise
    case .colour: .colour
    case .recapture: .recapture
    case .occlusion: .occlusion
    case .compression: .compression
    case .duplicate: .duplicate
    case .kind: .kind
    }
  }
}

extension Message {
  fileprivate static let legibility = Message(
    problem: Bilingual(
      id: "tulisannya belum terbaca",
      en: "does not show its print clearly enough to be read"),
    slight: Bilingual(
      id: "tulisannya agak sulit dibaca",
      en: "shows print that is rather hard to read"),
    remedy: Bilingual(
      id: "Dekatkan HP, ketuk {kind} di layar, dan tunggu sampai tulisannya tajam.",
      en: "Move closer, tap the {kind} on the screen, and wait until the print is sharp."))

  fileprivate static let resolution = Message(
    problem: Bilingual(
      id: "terlalu kecil sehingga tulisannya sulit dibaca",
      en: "is too small for its print to be read"),
    slight: Bilingual(
      id: "agak kecil",
      en: "is rather small"),
    remedy: Bilingual(
      id: "Gunakan kamera belakang HP dan kirim foto aslinya.",
      en: "Use the phone's back camera and send the original photo."))

  fileprivate static let blur = Message(
    problem: Bilingual(
      id: "buram",
      en: "is blurred"),
    slight: Bilingual(
      id: "agak buram",
      en: "is slightly blurred"),
    remedy: Bilingual(
      id: "Lap lensa kamera, pegang HP dengan dua tangan, dan tunggu sampai gambarnya tajam.",
      en: "Wipe the lens, hold the phone with both hands, and wait until the picture is sharp."))

  fileprivate static let orientation = Message(
    problem: Bilingual(
      id: "belum jelas mana bagian atasnya",
      en: "does not show clearly which way is up"),
    remedy: Bilingual(
      id: "Foto {kind} dengan tulisan menghadap ke atas, tidak terbalik.",
      en: "Photograph the {kind} with its print the right way up."),
    minor: true)

  fileprivate static let framing = Message(
    problem: Bilingual(
      id: "tidak memperlihatkan {kind} seluruhnya",
      en: "does not show the whole {kind}"),
    remedy: Bilingual(
      id: "Pastikan keempat sudut {kind} terlihat di layar.",
      en: "Make sure that all four corners of the {kind} are on the screen."))

  fileprivate static let tilt = Message(
    problem: Bilingual(
      id: "diambil terlalu miring",
      en: "was taken at too much of a slant"),
    slight: Bilingual(
      id: "diambil agak miring",
      en: "was taken at a slight slant"),
    remedy: Bilingual(
      id: "Foto tepat dari atas dengan HP sejajar {kind}.",
      en: "Hold the phone flat, straight above the {kind}."))

  fileprivate static let exposure = Message(
    problem: Bilingual(
      id: "diambil dengan cahaya yang kurang baik",
      en: "is badly lit"),
    remedy: Bilingual(
      id: "Foto di tempat yang terang dan merata cahayanya.",
      en: "Take it in a bright, evenly lit place."))

  fileprivate static let glare = Message(
    problem: Bilingual(
      id: "terkena pantulan cahaya",
      en: "has a reflection on it"),
    slight: Bilingual(
      id: "terkena sedikit pantulan cahaya",
      en: "has a small reflection on it"),
    remedy: Bilingual(
      id: "Matikan lampu kilat dan geser sedikit sampai pantulannya hilang.",
      en: "Switch the flash off and move a little until the reflection is gone."))

  fileprivate static let contrast = Message(
    problem: Bilingual(
      id: "sulit dibaca karena tulisannya kurang jelas",
      en: "shows the print too faintly"),
    remedy: Bilingual(
      id: "Foto di tempat yang terang dan merata cahayanya.",
      en: "Take it in a bright, evenly lit place."))

  fileprivate static let noise = Message(
    problem: Bilingual(
      id: "berbintik karena kurang cahaya",
      en: "is grainy because there was too little light"),
    slight: Bilingual(
      id: "agak berbintik",
      en: "is slightly grainy"),
    remedy: Bilingual(
      id: "Foto di tempat yang lebih terang, misalnya dekat jendela.",
      en: "Take it in a brighter place, near a window for example."))

  fileprivate static let colour = Message(
    problem: Bilingual(
      id: "sepertinya diambil dari fotokopi",
      en: "seems to show a photocopy"),
    remedy: Bilingual(
      id: "Foto {kind} yang asli, bukan fotokopinya.",
      en: "Photograph the original {kind}, not a copy."))

  fileprivate static let recapture = Message(
    problem: Bilingual(
      id: "sepertinya diambil dari layar",
      en: "seems to be taken from a screen"),
    remedy: Bilingual(
      id: "Foto {kind} yang asli secara langsung, bukan dari layar.",
      en: "Photograph the {kind} itself, not a screen."))

  fileprivate static let occlusion = Message(
    problem: Bilingual(
      id: "sebagian tertutup jari atau benda lain",
      en: "is partly covered by a finger or something else"),
    slight: Bilingual(
      id: "mungkin sebagian tertutup",
      en: "may be partly covered"),
    remedy: Bilingual(
      id: "Letakkan {kind} di meja supaya tidak ada bagian yang tertutup.",
      en: "Lay the {kind} on a table so that nothing covers it."))

  fileprivate static let compression = Message(
    problem: Bilingual(
      id: "menjadi rusak saat dikirim atau disimpan ulang",
      en: "was damaged when it was sent or saved again"),
    slight: Bilingual(
      id: "sedikit menurun mutunya saat dikirim",
      en: "lost some quality when it was sent"),
    remedy: Bilingual(
      id: "Kirim foto aslinya sebagai Dokumen, atau pilih HD sebelum mengirim.",
      en: "Send the original photo as a Document, or choose HD before sending."),
    also: Bilingual(
      id: "Kirim fotonya sebagai Dokumen, atau pilih HD sebelum mengirim.",
      en: "Send the photo as a Document, or choose HD before sending."),
    resend: true)

  fileprivate static let duplicate = Message(
    problem: Bilingual(
      id: "sama dengan foto yang pernah dikirim",
      en: "is the same as one that was sent before"),
    remedy: Bilingual(
      id: "Bila keliru, kirim foto {kind} yang benar.",
      en: "If this is a mistake, send the right photo of the {kind}."),
    resend: true, minor: true)

  fileprivate static let kind = Message(
    sentence: Bilingual(
      id: "Foto ini sepertinya bukan foto {kind}.",
      en: "This does not seem to be a photo of the {kind}."),
    remedy: Bilingual(
      id: "Mohon kirim foto {kind}.",
      en: "Please send a photo of the {kind}."))
}
