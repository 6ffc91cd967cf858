import Files
import Testing

/// Vectors of FIPS 180-4's examples and of NIST's SHA test suite.
@Suite("SHA-256")
struct SHA256Tests {
  static let vectors = [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ]

  @Test(
    "the published vectors hold, with the processor's instructions and without", arguments: vectors)
  func vector(text: String, digest: String) {
    for portable in [false, true] {
      var hash = SHA256(portable: portable)
      hash.update(Array(text.utf8))
      #expect(hash.digest().description == digest)
    }
  }

  @Test("a million letters a")
  func million() {
    for portable in [false, true] {
      var hash = SHA256(portable: portable)
      for _ in 0..<1000 { hash.update([UInt8](repeating: 0x61, count: 1000)) }
      #expect(
        hash.digest().description
          == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }
  }

  @Test("both ways agree at every length and however the bytes are cut")
  func twins() {
    let bytes = (0..<300).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ 11) }
    for count in 0...300 {
      var whole = SHA256()
      whole.update(bytes[..<count])
      var cut = SHA256(portable: true)
      cut.update(bytes[..<(count / 3)])
      cut.update(bytes[(count / 3)..<count])
      #expect(whole.digest() == cut.digest(), "\(count) bytes")
    }
  }
}
