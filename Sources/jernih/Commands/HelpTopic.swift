/// What `jernih help` prints beside the commands' manuals: files for the operator.
enum HelpTopic: String, CaseIterable {
  case systemd
  case alerts

  /// The whole text, as it goes to standard output.
  var text: String {
    switch self {
    case .systemd: SystemdSetup.text
    case .alerts: AlertRules.text
    }
  }
}
