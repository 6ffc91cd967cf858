extension Command {
  /// `jernih backup`.
  static let backup = Command(
    name: "backup", synopsis: "SPOOL DIR",
    summary: "a copy of a spool that can be made while it is served, and served elsewhere",
    description: [
      "Copies SPOOL into DIR, a folder that is not there or holds an earlier copy, case by case, "
        + "while services go on working: every photo that was on the spool when the command began "
        + "is in the copy once, in its case or on the way to it. DIR is no spool before it is "
        + "whole. To be run by the spool's own user.",
      "Where the services are stopped before it ends, the copy is what the spool is then: served "
        + "elsewhere it repeats no reply. Where they go on, the copy may answer once more what "
        + "they answer meanwhile, under the same serials. A second run into the same DIR copies "
        + "what is new.",
      "The index, the overview and unfinished uploads are left away: whoever serves the copy makes "
        + "the first two anew.",
    ],
    options: [],
    examples: [
      ("While it is served:", "jernih backup /srv/jernih /backup/jernih"),
      (
        "To move it to another host, after the service was stopped:",
        "jernih backup /srv/jernih /mnt/new/jernih"
      ),
    ]
  ) { arguments in
    try BackupRun(arguments).run()
  }
}
