package dev.mizzen.kernels;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The kernels that a backend lacks, and the backends that have them.
 *
 * @param backend the backend with gaps
 * @param standIns for each missing kernel, by the name of its method, the backend that has it
 */
record KernelGaps(KernelBackend backend, Map<String, KernelBackend> standIns) {
  /** The gaps of {@code backend}, filled from the first usable one of {@code others}. */
  static KernelGaps of(KernelBackend backend, List<KernelBackend> others) {
    Map<String, KernelBackend> standIns = new TreeMap<>();
    for (String missing : missing(backend)) {
      others.stream()
          .filter(other -> other.probe() instanceof Availability.Usable)
          .filter(other -> !missing(other).contains(missing))
          .findFirst()
          .ifPresent(other -> standIns.put(missing, other));
    }
    return new KernelGaps(backend, standIns);
  }

  /** The backend itself if it lacks nothing, else one that answers in its name and fills gaps. */
  KernelBackend filled() {
    if (standIns.isEmpty()) {
      return backend;
    }
    return (KernelBackend)
        Proxy.newProxyInstance(
            KernelBackend.class.getClassLoader(),
            new Class<?>[] {KernelBackend.class},
            (proxy, method, arguments) ->
                call(standIns.getOrDefault(method.getName(), backend), method, arguments));
  }

  /** For the end of a log line. */
  @Override
  public String toString() {
    StringBuilder line = new StringBuilder();
    standIns.forEach(
        (missing, other) -> line.append("; ").append(missing).append(": ").append(other.id()));
    return line.toString();
  }

  /** The names of the methods that {@code backend} leaves to {@link KernelBackend}. */
  static List<String> missing(KernelBackend backend) {
    return Arrays.stream(KernelBackend.class.getMethods())
        .filter(KernelGaps::givesAKernel)
        .map(Method::getName)
        .filter(name -> declaring(backend, name) == KernelBackend.class)
        .sorted()
        .toList();
  }

  /** What a backend throws for a kernel that it lacks. */
  static UnsupportedOperationException missing(KernelBackend backend, String operation) {
    return new UnsupportedOperationException(
        "the kernel backend '" + backend.id() + "' has no kernel for '" + operation + "'");
  }

  private static boolean givesAKernel(Method method) {
    return Arrays.equals(method.getParameterTypes(), new Class<?>[] {Workers.class});
  }

  private static Class<?> declaring(KernelBackend backend, String name) {
    try {
      return backend.getClass().getMethod(name, Workers.class).getDeclaringClass();
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object call(KernelBackend backend, Method method, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(backend, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
