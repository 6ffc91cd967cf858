import Spool

/// `jernih help systemd`: the files that run the service under systemd, each under its path.
///
/// The folders come from the same table that `serve` checks a spool by, so they cannot disagree.
enum SystemdSetup {
  /// What `help` knows it by.
  static let topic = "systemd"
  private static let spool = "/srv/jernih"
  private static let user = "jernih"
  private static let intake = "jernih-intake"
  private static let clerks = "jernih-clerks"

  /// All files, one after the other; a line that begins with `#=` names the next one.
  static var text: String {
    let files = [
      ("/etc/sysusers.d/jernih.conf", users), ("/etc/tmpfiles.d/jernih.conf", folders),
      ("/etc/jernih/policy.json5", policy), ("/etc/systemd/system/jernih.service", unit),
    ]
    var text = """
      # Put each of these files in its place, and jernih in /usr/local/bin; then:
      #   systemd-sysusers && systemd-tmpfiles --create jernih.conf
      #   systemctl daemon-reload && systemctl enable --now jernih
      # The chat gateway's user joins the group \(intake), the clerks join \(clerks).

      """
    for (path, content) in files { text += "\n#= \(path)\n\(content)\n" }
    return text
  }

  private static let users = """
    u \(user) - "Jernih" \(spool)
    g \(intake) -
    g \(clerks) -
    m \(user) \(intake)
    m \(user) \(clerks)
    """

  /// The spool with the contract's modes and groups.
  private static var folders: String {
    var lines = [line("", mode: Folder.rootMode, readers: .service)]
    for folder in Folder.allCases {
      lines.append(line("/" + folder.rawValue, mode: folder.mode, readers: folder.readers))
    }
    return lines.joined(separator: "\n")
  }

  private static func line(_ folder: String, mode: UInt32, readers: Folder.Readers) -> String {
    let group =
      switch readers {
      case .intake: intake
      case .clerks: clerks
      case .service: user
      }
    let octal = String(mode, radix: 8)
    let digits = String(repeating: "0", count: 4 - octal.count) + octal
    return "d \(spool)\(folder) \(digits) \(user) \(group) -"
  }

  private static let policy = """
    { groups: { intake: "\(intake)", clerks: "\(clerks)" } }
    """

  private static let unit = """
    [Unit]
    Description=Jernih, judges photos of documents
    After=local-fs.target
    RequiresMountsFor=\(spool)
    StartLimitIntervalSec=10min
    StartLimitBurst=20

    [Service]
    Type=notify
    NotifyAccess=main
    ExecStart=/usr/local/bin/jernih serve \(spool) --policy /etc/jernih/policy.json5
    User=\(user)
    Group=\(user)
    SupplementaryGroups=\(intake) \(clerks)
    UMask=0077
    Restart=on-failure
    RestartSec=2s
    WatchdogSec=2min
    TimeoutStartSec=10min
    # Only the service is told to stop; it lets its workers finish first.
    KillMode=mixed
    TimeoutStopSec=30s
    # A photo that takes too much memory ends its own worker, not the service.
    OOMPolicy=continue
    TasksMax=1024
    LimitCORE=0

    ProtectSystem=strict
    ReadWritePaths=\(spool)
    ProtectHome=yes
    PrivateTmp=yes
    PrivateDevices=yes
    DevicePolicy=closed
    PrivateNetwork=yes
    PrivateIPC=yes
    RemoveIPC=yes
    IPAddressDeny=any
    RestrictAddressFamilies=AF_UNIX
    NoNewPrivileges=yes
    CapabilityBoundingSet=
    AmbientCapabilities=
    ProtectClock=yes
    ProtectControlGroups=yes
    ProtectHostname=yes
    ProtectKernelLogs=yes
    ProtectKernelModules=yes
    ProtectKernelTunables=yes
    ProtectProc=invisible
    RestrictNamespaces=yes
    RestrictRealtime=yes
    LockPersonality=yes
    MemoryDenyWriteExecute=yes
    KeyringMode=private
    # Not PrivateUsers and RestrictSUIDSGID: results are given to the clerks' group, in folders that
    # hand it on. Not ProcSubset=pid: a lease names this boot, so that work is taken up at once.
    SystemCallArchitectures=native
    SystemCallErrorNumber=EPERM
    SystemCallFilter=@system-service
    SystemCallFilter=~@privileged @resources
    # For the clerks' group, and for the walls that each worker puts around itself.
    SystemCallFilter=fchown capset seccomp
    SystemCallFilter=landlock_create_ruleset landlock_add_rule landlock_restrict_self

    [Install]
    WantedBy=multi-user.target
    """
}
