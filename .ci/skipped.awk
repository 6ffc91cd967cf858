# Says how many tests of a run of `swift test` were skipped or cancelled themselves, and why: the
# lines that Swift Testing begins with an arrow. Those of a suite name each of its tests as well.
/^➜ Test / {
  reason = "no reason is given"
  if (match($0, /(skipped|cancelled after [0-9.]+ seconds): "/)) {
    reason = substr($0, RSTART + RLENGTH)
    sub(/"$/, "", reason)
  }
  name = $0
  sub(/^➜ Test /, "", name)
  sub(/ (skipped|was cancelled after [0-9.]+ seconds)(\.|: ".*")$/, "", name)
  if (!(reason in count)) reasons[++kinds] = reason
  count[reason]++
  names[reason] = names[reason] "\n     " name
  skipped++
}
/^[^ ]+ Test run with [0-9]+ tests? / { total = $5 }
END {
  if (total == "") {
    print "no run of Swift Testing was seen" > "/dev/stderr"
    exit 1
  }
  printf "== skipped: %d of %d tests\n", skipped, total
  for (kind = 1; kind <= kinds; kind++) {
    reason = reasons[kind]
    printf "   %d, %s:%s\n", count[reason], reason, names[reason]
  }
}
