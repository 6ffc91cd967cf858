import CSystem
import Vocabulary
package import Wire

/// What shuts a worker process in, from its start to the first byte of a photo.
///
/// Two steps, both for good: ``init(for:allowingLess:)`` gives up what a worker never needs, and
/// ``close(for:)`` sets the limits of an assignment and installs the last filter. In between no
/// byte of a photo may be read. Where a step fails that was announced, the process must end.
package struct Confinement {
  /// What holds from the first photo on, as `engine.sandbox` names it.
  package let names: [String]
  private let landlock: LandlockRights?
  private let filter: FilterProgram?
  private let isolation: Isolation
  /// How it was closed; `nil` before.
  private var closed: ReadyMark?

  /// Why a process could not be shut in.
  package enum Failure: Error {
    /// The kernel does not offer what it takes.
    case missing
    /// The kernel offers it and refused all the same: for want of memory, say.
    case refused
  }

  /// What this kernel lacks of what a worker is to be confined by; empty where all is there.
  package static var missing: [String] {
    var missing: [String] = []
    if csystem_landlock_version() == 0 { missing.append("Landlock") }
    if csystem_seccomp_is_offered() == 0 { missing.append("seccomp") }
    return missing
  }

  /// Gives up every privilege, every file, the network and other processes.
  ///
  /// - Parameters:
  ///   - isolation: `photo` for a nursery, which forks a child for each photo, or `worker`.
  ///   - allowingLess: Whether to go on without what the kernel lacks.
  /// - Throws: ``Failure``.
  package init(for isolation: Isolation, allowingLess: Bool) throws(Failure) {
    let version = Int(csystem_landlock_version())
    let hasFilters = csystem_seccomp_is_offered() == 1
    guard allowingLess || (version > 0 && hasFilters) else { throw .missing }
    guard csystem_drop_capabilities() == 0, csystem_forbid_new_privileges() == 0 else {
      throw .refused
    }
    var names = ["rlimits", "noNewPrivileges", "noCapabilities"]
    self.isolation = isolation
    landlock = version > 0 ? LandlockRights(version: version) : nil
    if landlock != nil { names.append("landlock:\(version)") }
    if hasFilters { names.append("seccomp") }
    filter =
      hasFilters ? FilterProgram(isolation == .photo ? AllowList.photo : AllowList.worker) : nil
    self.names = names
    guard deny() else { throw .refused }
    if isolation == .photo, hasFilters, !Self.install(FilterProgram(AllowList.nursery)) {
      throw .refused
    }
  }

  /// Sets an assignment's limits and leaves no system call but those that an inspection needs. A
  /// worker that is closed already only gets the processor seconds for one more photo.
  ///
  /// - Returns: What to say once everything in ``names`` holds; `nil` where it does not.
  package mutating func close(for assignment: Assignment) -> ReadyMark? {
    let worker = assignment.worker
    if let closed {
      switch csystem_limit_cpu(UInt64(worker.cpuSeconds)) {
      case 0: return closed
      case 1: return .readyWithLess
      default: return nil
      }
    }
    var limits = csystem_limits()
    limits.address_space_bytes = UInt64(worker.addressSpaceBytes)
    limits.cpu_seconds = UInt64(worker.cpuSeconds)
    limits.file_bytes = UInt64(assignment.thumbnailBytesMaximum)
    limits.descriptors = UInt64(worker.openFiles)
    limits.no_new_processes = 1
    let result = unsafe csystem_limit(&limits)
    guard result >= 0 else { return nil }
    // A domain of its own: what it has in common with the nursery ends here.
    if isolation == .photo, !deny() { return nil }
    let mark = result == 0 ? ReadyMark.ready : .readyWithLess
    closed = mark
    return filter.map(Self.install) ?? true ? mark : nil
  }

  private func deny() -> Bool {
    guard let landlock else { return true }
    return csystem_landlock_deny(landlock.files, landlock.network, landlock.scopes) == 0
  }

  private static func install(_ program: FilterProgram) -> Bool {
    unsafe program.instructions.withUnsafeBufferPointer { instructions in
      guard let first = instructions.baseAddress else { return false }
      return unsafe csystem_seccomp_install(first, instructions.count) == 0
    }
  }
}
