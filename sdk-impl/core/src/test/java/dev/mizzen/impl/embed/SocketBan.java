package dev.mizzen.impl.embed;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * Has the Linux kernel kill this process when any of its threads, in Java or in native code, asks
 * for a socket: a seccomp filter over {@code socket} and {@code connect}. There is no way back.
 */
final class SocketBan {
  /** What a shell reports of a process killed by SIGSYS. */
  static final int KILLED = 128 + 31;

  private static final int PR_SET_NO_NEW_PRIVS = 38;
  private static final int SECCOMP_SET_MODE_FILTER = 1;
  private static final int SECCOMP_FILTER_FLAG_TSYNC = 1;
  private static final int LOAD = 0x20;
  private static final int JUMP_IF_EQUAL = 0x15;
  private static final int RETURN = 0x06;
  private static final int ALLOW = 0x7fff0000;
  private static final int KILL_PROCESS = 0x80000000;

  private SocketBan() {}

  /** The numbers of one architecture. */
  private record Numbers(int audit, int seccomp, int socket, int connect) {
    static Numbers here() {
      return switch (System.getProperty("os.arch")) {
        case "amd64" -> new Numbers(0xC000003E, 317, 41, 42);
        case "aarch64" -> new Numbers(0xC00000B7, 277, 198, 203);
        default -> throw new UnsupportedOperationException(System.getProperty("os.arch"));
      };
    }
  }

  /** Installs the filter in all threads; false if this system does not let it. */
  static boolean install() throws Throwable {
    Numbers numbers = Numbers.here();
    int[][] program = {
      {LOAD, 0, 0, 4},
      {JUMP_IF_EQUAL, 0, 4, numbers.audit()},
      {LOAD, 0, 0, 0},
      {JUMP_IF_EQUAL, 2, 0, numbers.socket()},
      {JUMP_IF_EQUAL, 1, 0, numbers.connect()},
      {RETURN, 0, 0, ALLOW},
      {RETURN, 0, 0, KILL_PROCESS},
    };
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment filter = arena.allocate(program.length * 8L, 8);
      for (int i = 0; i < program.length; i++) {
        filter.set(ValueLayout.JAVA_SHORT, i * 8L, (short) program[i][0]);
        filter.set(ValueLayout.JAVA_BYTE, i * 8L + 2, (byte) program[i][1]);
        filter.set(ValueLayout.JAVA_BYTE, i * 8L + 3, (byte) program[i][2]);
        filter.set(ValueLayout.JAVA_INT, i * 8L + 4, program[i][3]);
      }
      MemorySegment header = arena.allocate(16, 8);
      header.set(ValueLayout.JAVA_SHORT, 0, (short) program.length);
      header.set(ValueLayout.ADDRESS, 8, filter);
      int promised = (int) function("prctl", 5).invoke((long) PR_SET_NO_NEW_PRIVS, 1L, 0L, 0L, 0L);
      int installed =
          (int)
              function("syscall", 4)
                  .invoke(
                      (long) numbers.seccomp(),
                      (long) SECCOMP_SET_MODE_FILTER,
                      (long) SECCOMP_FILTER_FLAG_TSYNC,
                      header.address());
      return promised == 0 && installed == 0;
    }
  }

  @SuppressWarnings("restricted")
  private static MethodHandle function(String name, int arguments) {
    ValueLayout[] types = new ValueLayout[arguments];
    java.util.Arrays.fill(types, ValueLayout.JAVA_LONG);
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().findOrThrow(name),
        FunctionDescriptor.of(ValueLayout.JAVA_INT, types),
        Linker.Option.firstVariadicArg(1));
  }
}
