package dev.mizzen.spi;

import dev.mizzen.error.ProviderNotFoundException;
import java.util.Comparator;
import java.util.ServiceLoader;

/** Finds implementations of the doors. */
public final class Providers {
  private Providers() {}

  /**
   * The provider of the highest rank, seen from the thread's context class loader first and then
   * from this library's own.
   *
   * @param artifact what to add if there is none
   * @throws ProviderNotFoundException if there is none
   */
  public static <P extends Provider> P first(Class<P> service, String artifact) {
    return load(service, Thread.currentThread().getContextClassLoader())
        .or(() -> load(service, Providers.class.getClassLoader()))
        .orElseThrow(
            () ->
                new ProviderNotFoundException(
                    "no " + service.getSimpleName() + " found; add the dependency " + artifact));
  }

  private static <P extends Provider> java.util.Optional<P> load(
      Class<P> service, @org.jspecify.annotations.Nullable ClassLoader loader) {
    return ServiceLoader.load(service, loader).stream()
        .map(ServiceLoader.Provider::get)
        .max(Comparator.comparingInt(Provider::rank));
  }
}
