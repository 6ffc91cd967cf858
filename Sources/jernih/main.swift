import Glibc

exit(Program.run(ArgumentBytes.ofProcess))
