import CSystem
import Verdicts
package import Wire

/// What shuts a worker process in, from its start to the first byte of a photo.
///
/// Two steps, both for good: ``init(for:allowingLess:)`` gives up what a worker never needs, and
/// ``close(for:)`` sets the limits of an assignment and installs the last filter. In between no byte
/// of a photo may be read. Where a step fails that was announced, the process must end.
package struct Confinement {
  /// What holds from the first photo on, as `engine.sandbox` names it.
  package let names: [String]
  private let landlock: LandlockRights?
  private let filter: FilterProgram?
  private let isolation: Isolation
  private var isClosed = false

  /// What this kernel lacks of what a worker is to be confined by; empty where all is there.
  package static var missing: [String] {
    var missing: [String] = []
    if jernih_landlock_version() == 0 { missing.append("Landlock") }
    if jernih_seccomp_is_offered() == 0 { missing.append("seccomp") }
    return missing
  }

  /// Gives up every privilege, every file, the network and other processes.
  ///
  /// - Parameters:
  ///   - isolation: `photo` for a nursery, which forks a child for each photo, or `worker`.
  ///   - allowingLess: Whether to go on without what the kernel lacks.
  /// - Returns: `nil` where the kernel lacks something, or refuses.
  package init?(for isolation: Isolation, allowingLess: Bool) {
    let version = Int(jernih_landlock_version())
    let hasFilters = jernih_seccomp_is_offered() == 1
    guard allowingLess || (version > 0 && hasFilters) else { return nil }
    guard jernih_drop_capabilities() == 0, jernih_forbid_new_privileges() == 0 else { return nil }
    var names = ["rlimits", "noNewPrivileges", "noCapabilities"]
    self.isolation = isolation
    landlock = version > 0 ? LandlockRights(version: version) : nil
    if landlock != nil { names.append("landlock:\(version)") }
    if hasFilters { names.append("seccomp") }
    filter =
      hasFilters ? FilterProgram(isolation == .photo ? AllowList.photo : AllowList.worker) : nil
    self.names = names
    guard deny() else { return nil }
    if isolation == .photo, hasFilters, !Self.install(FilterProgram(AllowList.nursery)) {
      return nil
    }
  }

  /// Sets an assignment's limits and leaves no system call but those that an inspection needs. A
  /// worker that is closed already only gets the processor seconds for one more photo.
  ///
  /// - Returns: Whether everything in ``names`` holds now.
  package mutating func close(for assignment: Assignment) -> Bool {
    let worker = assignment.worker
    guard !isClosed else { return jernih_limit_cpu(UInt64(worker.cpuSeconds)) == 0 }
    var limits = jernih_limits()
    limits.address_space_bytes = UInt64(worker.addressSpaceBytes)
    limits.cpu_seconds = UInt64(worker.cpuSeconds)
    limits.file_bytes = UInt64(assignment.thumbnailBytesMaximum)
    limits.descriptors = UInt64(worker.openFiles)
    limits.no_new_processes = 1
    guard unsafe jernih_limit(&limits) == 0 else { return false }
    // A domain of its own: what it has in common with the nursery ends here.
    if isolation == .photo, !deny() { return false }
    isClosed = true
    return filter.map(Self.install) ?? true
  }

  private func deny() -> Bool {
    guard let landlock else { return true }
    return jernih_landlock_deny(landlock.files, landlock.network, landlock.scopes) == 0
  }

  private static func install(_ program: FilterProgram) -> Bool {
    unsafe program.instructions.withUnsafeBufferPointer { instructions in
      guard let first = instructions.baseAddress else { return false }
      return unsafe jernih_seccomp_install(first, instructions.count) == 0
    }
  }
}
