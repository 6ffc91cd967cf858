#ifndef CESCAPE_H
#define CESCAPE_H

/// One system call by its number. What it returns, or its errno negated, as the kernel does.
long escape_call(long number, long a, long b, long c, long d, long e, long f);

/// A call by the gate of 32-bit programs, where the processor has one: getpid(2) there.
long escape_call_of_32_bits(void);

/// Makes one system call unknown (ENOSYS) to this process and all that it becomes: a kernel without
/// it is played so. 0, or -1 with errno set.
int escape_without(unsigned number);
#endif
