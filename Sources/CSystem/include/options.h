#ifndef CSYSTEM_OPTIONS_H
#define CSYSTEM_OPTIONS_H
#include <stddef.h>

/// One long option for getopt_long: what Swift's importer leaves out.
typedef struct {
  const char *_Nonnull name;
  int takes_value; // 0 or 1
  int letter;      // its short form, or a number above 255
} csystem_option;

/// What getopt_long found next.
typedef struct {
  int letter; // the option's letter; -1 when only operands are left; '?' unknown; ':' value missing
  const char *_Nullable value; // the option's value
  int index; // where the next argument stands; operands begin here when letter is -1
} csystem_option_found;

/// Parses the next argument of `argv` in the order given; an operand has the letter 1. `reset`
/// starts anew. At most 63 options. Not safe for threads, as getopt_long is not.
csystem_option_found csystem_next_option(int argc, char *_Nullable *_Nonnull argv,
                                         const csystem_option *_Nonnull options, int count,
                                         int reset);
#endif
