package dev.mizzen.kernels.simd;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jdk.incubator.vector.VectorShape;

/**
 * The width at which a look-up of bytes in a register is one instruction.
 *
 * <p>In 128 bits it is one on every machine of today (SSSE3 {@code pshufb}, NEON {@code tbl}). Over
 * 256 and 512 bits {@code selectFrom} crosses the 128-bit lanes, which takes AVX-512 VBMI ({@code
 * vpermb}); AVX2 needs five instructions, and AVX-512 without VBMI is not compiled to vectors at
 * all.
 */
final class FastScanLanes {
  private static final Path CPU = Path.of("/proc/cpuinfo");

  /** The width in force: that of {@link Lanes} or 128 bits. Results are the same in any. */
  static final VectorShape SHAPE = crossesLanes() ? Lanes.SHAPE : VectorShape.S_128_BIT;

  private FastScanLanes() {}

  private static boolean crossesLanes() {
    // What the processor has, the JVM may still leave alone (-XX:UseAVX=2).
    return Lanes.SHAPE.vectorBitSize() > 128 && JvmFlag.is("UseAVX", "3") && hasVbmi();
  }

  private static boolean hasVbmi() {
    try (var lines = Files.lines(CPU)) {
      return lines
          .filter(line -> line.startsWith("flags"))
          .findFirst()
          .filter(line -> (line + " ").contains(" avx512vbmi "))
          .isPresent();
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }
}
