import CSystem

/// This very program, as a worker is started from it.
enum OwnProgram {
  /// A path that leads to it, also after its file was replaced, where /proc is there.
  static var path: String { unsafe String(cString: csystem_program()) }
}
