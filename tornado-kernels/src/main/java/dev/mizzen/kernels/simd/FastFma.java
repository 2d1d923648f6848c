package dev.mizzen.kernels.simd;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/** Asks the JVM whether it compiles multiply-add to one instruction. */
final class FastFma {
  private FastFma() {}

  static boolean isFast() {
    try {
      HotSpotDiagnosticMXBean jvm =
          ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
      return Boolean.parseBoolean(jvm.getVMOption("UseFMA").getValue());
    } catch (RuntimeException | LinkageError e) {
      // Another JVM, or one without the management module: two instructions are always right.
      return false;
    }
  }
}
