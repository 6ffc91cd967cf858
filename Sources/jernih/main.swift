import CSystem
import Glibc

guard csystem_settle() == 0 else { exit(2) }
exit(Program.run(ArgumentBytes.ofProcess))
