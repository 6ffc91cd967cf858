/// The one style sheet of all pages, and the policy that lets a browser take nothing else.
package enum PageStyle {
  /// The sheet as it stands between `<style>` and `</style>`.
  package static let sheet = HTML(resource: PackageResources.report_css)

  /// Content Security Policy: pictures and frames from beside the page, this very sheet and the one
  /// script, and nothing else; no form, no font, no other address for relative links.
  package static let contentSecurityPolicy: HTML =
    """
    default-src 'none'; img-src 'self'; style-src 'sha256-\(digest)'; \
    script-src 'sha256-\(PageScript.digest)'; frame-src 'self'; base-uri 'none'; \
    form-action 'none'
    """

  /// The sheet's SHA-256 in Base64, as CSP Level 2 asks for it.
  package static let digest = PageDigest.base64(of: PackageResources.report_css)
}
