// Where the time of a photo goes, against libjpeg-turbo alone, on one thread and in one run.
//
//   Benchmarks decode [FILE…]         a JPEG's bands against a plain decode of it to RGB
//   Benchmarks inspect KIND [FILE…]   all that Jernih does with a photo, against the same
//   Benchmarks check JERNIH KIND FILE…
//                                     `JERNIH check FILE…` as it is run, against the same
//   Benchmarks isolation JERNIH PATH… what keeping photos apart costs `JERNIH check PATH…`
//   Benchmarks cases JERNIH           a photo more in a large case, against one in a small case
//   Benchmarks index N                a look-up among N photos
//   Benchmarks duplicates             copies found and photos told apart, on the corpus
//
// Without files the first photos of the simulated corpus are taken, or one that is drawn here.
import Glibc

let arguments = Array(CommandLine.arguments.dropFirst())
switch arguments.first {
case "decode": DecodeBenchmark.run(BenchmarkPhotos.load(Array(arguments.dropFirst())))
case "inspect" where arguments.count > 1:
  InspectBenchmark.run(BenchmarkPhotos.load(Array(arguments.dropFirst(2))), kind: arguments[1])
case "check" where arguments.count > 3:
  CheckBenchmark.run(arguments[1], kind: arguments[2], Array(arguments.dropFirst(3)))
case "isolation" where arguments.count > 2:
  IsolationBenchmark.run(arguments[1], Array(arguments.dropFirst(2)))
case "cases" where arguments.count > 1: CaseBenchmark.run(arguments[1])
case "index" where arguments.count > 1:
  IndexBenchmark.run(photos: max(1000, Int(arguments[1]) ?? 0))
case "duplicates": DuplicateBenchmark.run(costAlone: arguments.count > 1)
default:
  print(
    "usage: Benchmarks decode [FILE…] | inspect KIND [FILE…] | check JERNIH KIND FILE… "
      + "| isolation JERNIH PATH… | cases JERNIH | duplicates | index N"
  )
  exit(2)
}
