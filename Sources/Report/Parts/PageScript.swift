/// The one script of all pages: it searches, filters, shows photos large, copies and makes
/// decisions' files. A page tells the same without it.
package enum PageScript {
  /// The script as it stands between `<script>` and `</script>`.
  package static let text = HTML(resource: PackageResources.report_js)

  /// The script's SHA-256 in Base64, as CSP Level 2 asks for it.
  package static let digest = PageDigest.base64(of: PackageResources.report_js)
}
