package dev.mizzen.kernels.simd;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/** Asks the JVM for a flag of its own. */
final class JvmFlag {
  private JvmFlag() {}

  /** Whether the flag is there and has that value. */
  static boolean is(String name, String value) {
    try {
      HotSpotDiagnosticMXBean jvm =
          ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
      return jvm.getVMOption(name).getValue().equals(value);
    } catch (RuntimeException | LinkageError e) {
      // Another JVM or machine, or one without the management module.
      return false;
    }
  }
}
