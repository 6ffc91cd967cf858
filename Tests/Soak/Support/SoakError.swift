/// Why a run could not be made, which says nothing of the service.
struct SoakError: Error {
  var text: String
  /// Whether another user or another machine might do it.
  var isForbidden = false

  init(_ text: String, isForbidden: Bool = false) {
    self.text = text
    self.isForbidden = isForbidden
  }
}
