extension Engine: Recorded {
  static var blank: Engine {
    Engine(version: "", policy: "", libjpeg: "", libpng: "", isolation: "", sandbox: [])
  }

  mutating func fields(_ record: inout RecordCoder) {
    record.field("version", &version, .text)
    record.field("policy", &policy, .text)
    record.field("libjpeg", &libjpeg, .text)
    record.field("libpng", &libpng, .text)
    record.field("isolation", &isolation, .text)
    record.field("sandbox", &sandbox, .list(.text))
  }
}
