import Spool

extension Command {
  /// `jernih submit`.
  static let submit = Command(
    name: "submit", synopsis: "SPOOL --case ID [--programme P] (--kind K FILE)…",
    summary: "drops photos of one case into a spool, durably",
    description: [
      "Copies each FILE into the spool under a name of its own. When the command returns 0, every "
        + "photo is on the disk and will be judged, whatever happens. The case's own file goes "
        + "first, so that the programme is known with the first verdict.",
      "Prints the names that the photos were accepted under. Where a photo could not be accepted, "
        + "those before it were.",
    ],
    options: [
      Option("case", "c", value: "ID", "the case: letters, digits, _ and -, not 16 digits alone"),
      Option(
        "programme", "p", value: "P", "kis, jampersal, kip-kuliah, kia or another of the policy"),
      Option("kind", "k", value: "K", "what the files after it show: ktp, kk, rumah, lainnya"),
    ],
    exits: [ExitMeaning(0, "every photo is on the disk and will be judged")],
    examples: [
      (
        "Two papers of one applicant:",
        "jernih submit /srv/jernih --case GW-2020-00123 --programme kis "
          + "--kind ktp ktp.jpg --kind kk kk.jpg"
      )
    ]
  ) { arguments in
    try SubmitRun(arguments).run()
  }
}
