extension Command {
  /// `jernih override`.
  static let override = Command(
    name: "override",
    synopsis: "SPOOL CASE KIND[.N] --verdict accept|retake|none --reason TEXT --by ID",
    summary: "a clerk's decision on a photo, beside the machine's verdict",
    description: [
      "Drops a decision into SPOOL/decisions, as any member of the clerks' group may; the service "
        + "takes it from there within a second. It is about one photo: KIND for the one that "
        + "counts, KIND.N for the Nth of its kind. none withdraws what was decided before. Prints "
        + "which photo it is about, and the name of the drop.",
      "The machine's verdict stays. The case stands by the last decision on each photo, and by the "
        + "verdict where there is none; the applicant's new reply lies in SPOOL/outbox. It is made "
        + "of the policy's words: TEXT is for other clerks and is told to nobody else. The journal "
        + "keeps the verdict, ID, the user and the time.",
    ],
    options: [
      Option("verdict", value: "accept|retake|none", "none withdraws"),
      Option("reason", value: "TEXT", "why, for other clerks; no names"),
      Option("by", value: "ID", "who decides: an id, no name"),
    ],
    exits: [ExitMeaning(0, "the decision lies in SPOOL/decisions")],
    examples: [
      (
        "The print can be read after all:",
        "jernih override /srv/jernih GW-2020-00123 ktp --verdict accept "
          + "--reason \"NIK terbaca\" --by petugas-07"
      )
    ]
  ) { arguments in
    try OverrideRun(arguments).run()
  }
}
