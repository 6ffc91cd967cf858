import Measures

extension CheckID {
  /// What the built-in policy says of a defect that this check finds, and which remedy helps,
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
      en: "cannot be read yet"),
    slight: Bilingual(
      id: "tulisannya agak sulit dibaca",
      en: "is rather hard to read"),
    advice: .named("lens"))

  fileprivate static let resolution = Message(
    problem: Bilingual(
      id: "terlalu kecil",
      en: "is too small"),
    slight: Bilingual(
      id: "agak kecil",
      en: "is rather small"),
    advice: .named("camera"))

  fileprivate static let blur = Message(
    problem: Bilingual(
      id: "buram",
      en: "is blurred"),
    slight: Bilingual(
      id: "agak buram",
      en: "is slightly blurred"),
    advice: .named("lens"))

  fileprivate static let orientation = Message(
    problem: Bilingual(
      id: "belum jelas mana bagian atasnya",
      en: "does not show which way is up"),
    advice: .named("upright"),
    minor: true)

  fileprivate static let framing = Message(
    problem: Bilingual(
      id: "belum memperlihatkan seluruhnya",
      en: "does not show all of it"),
    advice: .named("whole"))

  fileprivate static let tilt = Message(
    problem: Bilingual(
      id: "diambil terlalu miring",
      en: "was taken at a slant"),
    slight: Bilingual(
      id: "diambil agak miring",
      en: "was taken slightly slanted"),
    advice: .named("above"))

  fileprivate static let exposure = Message(
    problem: Bilingual(
      id: "kurang baik cahayanya",
      en: "is badly lit"),
    advice: .named("evenLight"))

  fileprivate static let glare = Message(
    problem: Bilingual(
      id: "terkena pantulan cahaya",
      en: "has a reflection on it"),
    slight: Bilingual(
      id: "sedikit terkena pantulan cahaya",
      en: "has a small reflection"),
    advice: .named("noReflection"))

  fileprivate static let contrast = Message(
    problem: Bilingual(
      id: "tulisannya kurang jelas",
      en: "does not show the print clearly"),
    advice: .named("evenLight"))

  fileprivate static let noise = Message(
    problem: Bilingual(
      id: "berbintik karena kurang cahaya",
      en: "is grainy"),
    slight: Bilingual(
      id: "agak berbintik",
      en: "is slightly grainy"),
    advice: .named("brighter"))

  fileprivate static let colour = Message(
    problem: Bilingual(
      id: "sepertinya diambil dari fotokopi",
      en: "seems to show a photocopy"),
    advice: .named("original"))

  fileprivate static let recapture = Message(
    problem: Bilingual(
      id: "sepertinya diambil dari layar",
      en: "seems to show a screen"),
    advice: .named("direct"))

  fileprivate static let occlusion = Message(
    problem: Bilingual(
      id: "sebagian tertutup jari atau benda lain",
      en: "is partly covered"),
    slight: Bilingual(
      id: "mungkin sebagian tertutup",
      en: "may be partly covered"),
    advice: .named("table"))

  fileprivate static let compression = Message(
    problem: Bilingual(
      id: "jadi kurang jelas saat dikirim",
      en: "lost detail in sending"),
    slight: Bilingual(
      id: "sedikit kurang jelas setelah dikirim",
      en: "lost some detail in sending"),
    advice: .named("sendOriginal"),
    resend: true)

  fileprivate static let duplicate = Message(
    problem: Bilingual(
      id: "sama dengan foto di berkas lain",
      en: "is the same as one in another case"),
    clerksOnly: true)

  fileprivate static let kind = Message(
    sentence: Bilingual(
      id: "Foto ini sepertinya bukan foto {kind}.",
      en: "This does not seem to be a photo of the {kind}."),
    named: Bilingual(
      id: "Yang kami terima terlihat seperti foto {seen}, bukan {kind}.",
      en: "What we received looks like a photo of the {seen}, not of the {kind}."),
    advice: .own(
      Bilingual(
        id: "Mohon kirim foto {kind}.",
        en: "Please send a photo of the {kind}.")))
}
