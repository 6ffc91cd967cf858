internal import CSystem

/// The one style sheet of all pages, and the policy that lets a browser take nothing else.
package enum PageStyle {
  /// The sheet as it stands between `<style>` and `</style>`.
  package static let sheet = HTML(resource: PackageResources.report_css)

  /// Content Security Policy: pictures from beside the page, this very sheet, and nothing else;
  /// no script, no form, no frame, no font, no other address for relative links.
  package static let contentSecurityPolicy: HTML =
    """
    default-src 'none'; img-src 'self'; style-src 'sha256-\(digest)'; base-uri 'none'; \
    form-action 'none'
    """

  /// The sheet's SHA-256 in Base64, as CSP Level 2 asks for it.
  package static let digest = Base64.text(of: sha256(PackageResources.report_css))

  private static func sha256(_ bytes: [UInt8]) -> [UInt8] {
    var hash = csystem_sha256()
    var digest = [UInt8](repeating: 0, count: 32)
    unsafe csystem_sha256_begin(&hash, false)
    unsafe csystem_sha256_update(&hash, bytes, bytes.count)
    unsafe csystem_sha256_end(&hash, &digest)
    return digest
  }
}
