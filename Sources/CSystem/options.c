#include "options.h"

#include <getopt.h>
#include <string.h>

csystem_option_found csystem_next_option(int argc, char **argv, const csystem_option *options,
                                         int count, int reset) {
  struct option longs[64];
  // "-": operands come in their place, as letter 1; ":": a missing value is told apart.
  char shorts[200] = "-:";
  size_t used = 2;
  if (count > 63) count = 63;
  memset(longs, 0, sizeof longs);
  for (int i = 0; i < count; i++) {
    longs[i].name = options[i].name;
    longs[i].has_arg = options[i].takes_value ? required_argument : no_argument;
    longs[i].val = options[i].letter;
    if (options[i].letter < 256) {
      shorts[used++] = (char)options[i].letter;
      if (options[i].takes_value) shorts[used++] = ':';
    }
  }
  shorts[used] = 0;
  if (reset) optind = 0;
  opterr = 0;
  csystem_option_found found = {0};
  found.letter = getopt_long(argc, argv, shorts, longs, NULL);
  found.value = optarg;
  found.index = optind;
  return found;
}
