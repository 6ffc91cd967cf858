import Glibc
import Supervisor
import Verdicts
import Wire

extension Command {
  private static let aboutCheck = [
    "Judges every photo named, in the order given; a directory stands for every file in it, in "
      + "the order of their names, but for those that neither by name nor by their first bytes "
      + "are pictures; what is below its folders is read with -r. The PATH - is a photo on "
      + "standard input; a file of that name is ./-. Results go to standard output, progress to "
      + "standard error.",
    "A path that leads to nothing is named on standard error and keeps no other photo from being "
      + "judged; the exit status is then 2.",
    "--files-from answers each name as soon as the list has it, in order, with as many lines of "
      + "ndjson as there were names: at most as many names are ahead of an answer as --jobs "
      + "says. A name that leads to no file has its answer too (fault notReadable or notAFile, "
      + "reply null). photo.file is the name as given, and photo.fileBytes holds it in Base64 "
      + "where it is no UTF-8.",
    "Without --kind the kind is taken from a whole word of the file's name (siti-ktp-1.jpg), "
      + "else from the picture, else it is lainnya, any other document.",
    "Each photo is decoded in a confined process of its own. With --isolation worker one "
      + "process works through many photos; with none the photos are decoded in this very "
      + "process, which is for files you trust. Where the kernel lacks Landlock or seccomp photo "
      + "and worker are refused, unless --allow-weak-sandbox.",
    "--explain writes a picture (SVG) of every verdict: the upright photo with the document "
      + "outlined and its top marked, the places that checks point at tinted, every value, limit "
      + "and score beside it and the reply below; index.html shows them all. Thumbnails "
      + "written in the same run are of these pictures' size.",
  ]

  /// `jernih check`.
  static let check = Command(
    name: "check",
    synopsis:
      "[--kind K] [--format text|json|ndjson|junit|github] [--thumbnails DIR] [--explain DIR] "
      + "[--policy FILE] [--lang id|en] [--jobs N] [--isolation photo|worker|none] "
      + "[--allow-weak-sandbox] [-r] [--exit-zero] "
      + "(PATH… | --files-from FILE|-) [-0]",
    summary: "judges photos and says what is wrong with them",
    description: aboutCheck,
    options: [
      Option(
        "kind", "k", value: "K", "ktp, kk, rumah, lainnya, another kind of the policy, or auto"),
      Option(
        "format", "f", value: "text|json|ndjson|junit|github",
        "text is the default; github is annotations of a workflow"),
      Option("thumbnails", value: "DIR", "writes an upright thumbnail of every readable photo"),
      Option("explain", value: "DIR", "writes a picture of every verdict and what it rests on"),
      PolicyFile.option,
      Option("lang", value: "id|en", "the language of replies in text and pictures (id)"),
      Option("jobs", "j", value: "N", "photos at once (the processors there are)"),
      Option("isolation", value: "photo|worker|none", "photo is the default"),
      WeakSandbox.option,
      PathList.recursive,
      Option("files-from", value: "FILE", "reads the photos' names from FILE, - is standard input"),
      Option("exit-zero", "ends with 0 once every photo is judged, whatever the verdicts"),
      Option("null", "0", "names in FILE end with a null byte, not with a line"),
    ],
    exits: [
      ExitMeaning(0, "every photo was accepted; with --exit-zero, judged"),
      ExitMeaning(1, "some photo is review, retake or unreadable"),
    ],
    examples: [
      ("What is wrong with these?", "jernih check foto/"),
      ("And where?", "jernih check --explain penjelasan foto/"),
      (
        "Every photo of an archive, as lines of JSON:",
        "find arsip -type f -print0 | jernih check --files-from - -0 --format ndjson"
      ),
    ]
  ) { arguments in
    try CheckRun(arguments).run()
  }
}
