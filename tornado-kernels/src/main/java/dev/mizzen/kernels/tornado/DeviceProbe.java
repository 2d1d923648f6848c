package dev.mizzen.kernels.tornado;

import dev.mizzen.kernels.Availability;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a device once in a JVM, since starting TornadoVM takes about a second.
 *
 * @param kernels the kernels of the device, or null if there is none
 * @param found the device, or why there is none
 */
record DeviceProbe(@Nullable DeviceKernels kernels, Availability found) {
  private static final String RUNTIME = "tornado.load.runtime.implementation";
  private static final String API_MODULE = "tornado.api";
  private static final String KERNELS = "dev.mizzen.kernels.tornado.TornadoKernels";
  private static final String ARGUMENTS = "start the JVM with @$TORNADOVM_HOME/tornado-argfile";

  /** The outcome for this JVM. */
  static DeviceProbe get() {
    return Holder.PROBE;
  }

  private static DeviceProbe look() {
    if (System.getProperty(RUNTIME) == null) {
      return none("no TornadoVM runtime: install TornadoVM's SDK for this JDK and " + ARGUMENTS);
    }
    Optional<Module> api = ModuleLayer.boot().findModule(API_MODULE);
    if (api.isEmpty()) {
      return none("no module " + API_MODULE + " on the module path: " + ARGUMENTS);
    }
    try {
      // The module is not named in our descriptor, because it is there only with an SDK.
      DeviceProbe.class.getModule().addReads(api.get());
      DeviceKernels kernels =
          Class.forName(KERNELS)
              .asSubclass(DeviceKernels.class)
              .getDeclaredConstructor()
              .newInstance();
      return new DeviceProbe(kernels, new Availability.Usable(kernels.detail()));
    } catch (InvocationTargetException e) {
      return none(reason(e.getCause()));
    } catch (Throwable e) {
      return none(reason(e));
    }
  }

  private static DeviceProbe none(String reason) {
    return new DeviceProbe(null, new Availability.Unusable(reason));
  }

  /** What went wrong first, since TornadoVM wraps its failures several times. */
  private static String reason(@Nullable Throwable failure) {
    if (failure instanceof NoDeviceException none && none.getMessage() != null) {
      return none.getMessage();
    }
    Throwable first = failure;
    while (first != null && first.getCause() != null) {
      first = first.getCause();
    }
    return "TornadoVM does not start: " + first;
  }

  /** Thrown while the kernels of a device are made: what is missing and what helps. */
  static final class NoDeviceException extends RuntimeException {
    private static final long serialVersionUID = 1;

    NoDeviceException(String reason) {
      super(reason);
    }
  }

  private static final class Holder {
    static final DeviceProbe PROBE = look();
  }
}
