import Inspection
import Testing

@Suite("The rights that Landlock denies")
struct LandlockRightsTests {
  /// How many rights of each sort a version knows, by the kernel's documentation.
  @Test(
    "every right of every version is denied",
    arguments: [
      (1, 13, 0, 0), (2, 14, 0, 0), (3, 15, 0, 0), (4, 15, 2, 0), (5, 16, 2, 0), (6, 16, 2, 2),
      (7, 16, 2, 2), (99, 16, 2, 2),
    ])
  func counts(version: Int, files: Int, network: Int, scopes: Int) {
    let rights = LandlockRights(version: version)
    // The lowest bits, without a gap.
    #expect(rights.files == 1 << files - 1)
    #expect(rights.network == 1 << network - 1)
    #expect(rights.scopes == 1 << scopes - 1)
  }
}
