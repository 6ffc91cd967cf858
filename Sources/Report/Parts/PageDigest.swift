internal import CSystem

/// SHA-256 in Base64, as a Content Security Policy names what it allows.
enum PageDigest {
  static func base64(of bytes: [UInt8]) -> String {
    var hash = csystem_sha256()
    var digest = [UInt8](repeating: 0, count: 32)
    unsafe csystem_sha256_begin(&hash, false)
    unsafe csystem_sha256_update(&hash, bytes, bytes.count)
    unsafe csystem_sha256_end(&hash, &digest)
    return Base64.text(of: digest)
  }
}
