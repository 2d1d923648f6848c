package dev.mizzen.spi;

import dev.mizzen.error.ProviderNotFoundException;
import java.util.Comparator;
import java.util.Optional;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** Finds implementations of the doors. */
public final class Providers {
  /** Says where the implementation is. */
  public static final String CORE = "add the dependency dev.mizzen:mizzen";

  private Providers() {}

  /**
   * The provider of the highest rank, seen from the thread's context class loader first and then
   * from this library's own.
   *
   * @param hint what to do if there is none
   * @throws ProviderNotFoundException if there is none
   */
  public static <P extends Provider> P first(Class<P> service, String hint) {
    return load(service, Thread.currentThread().getContextClassLoader())
        .or(() -> load(service, Providers.class.getClassLoader()))
        .orElseThrow(
            () ->
                new ProviderNotFoundException("no " + service.getSimpleName() + " found; " + hint));
  }

  private static <P extends Provider> Optional<P> load(
      Class<P> service, @Nullable ClassLoader loader) {
    return ServiceLoader.load(service, loader).stream()
        .map(ServiceLoader.Provider::get)
        .max(Comparator.comparingInt(Provider::rank));
  }
}
