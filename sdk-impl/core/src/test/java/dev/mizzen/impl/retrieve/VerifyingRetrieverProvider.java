package dev.mizzen.impl.retrieve;

import dev.mizzen.ProgressListener;
import dev.mizzen.Retriever;
import dev.mizzen.index.VerifyReport;
import dev.mizzen.spi.RetrieverProvider;
import dev.mizzen.spi.RetrieverSpec;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Takes the place of the real provider in all tests: its retrievers commit and verify themselves
 * before they are closed, so every test that writes an index checks it.
 */
public final class VerifyingRetrieverProvider implements RetrieverProvider {
  private final LuceneRetrieverProvider real = new LuceneRetrieverProvider();

  /** For {@link java.util.ServiceLoader}. */
  public VerifyingRetrieverProvider() {}

  @Override
  public String id() {
    return real.id();
  }

  @Override
  public int rank() {
    return real.rank() + 1;
  }

  @Override
  public Retriever open(RetrieverSpec spec) {
    Retriever retriever = real.open(spec);
    AtomicInteger calls = new AtomicInteger();
    return (Retriever)
        Proxy.newProxyInstance(
            Retriever.class.getClassLoader(),
            new Class<?>[] {Retriever.class},
            (proxy, method, arguments) ->
                call(retriever, spec.readOnly(), calls, method, arguments));
  }

  private static @Nullable Object call(
      Retriever retriever,
      boolean readOnly,
      AtomicInteger calls,
      Method method,
      @Nullable Object @Nullable [] arguments)
      throws Throwable {
    if (method.getName().equals("close") && calls.get() == 0) { // not by a listener
      verify(retriever, readOnly);
    }
    calls.incrementAndGet();
    try {
      return method.invoke(retriever, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    } finally {
      calls.decrementAndGet();
    }
  }

  private static void verify(Retriever retriever, boolean readOnly) {
    if (Thread.currentThread().isInterrupted()) {
      return;
    }
    VerifyReport report;
    try {
      if (!readOnly) {
        retriever.commit();
      }
      report = retriever.verify(ProgressListener.NONE);
    } catch (IllegalStateException e) {
      return; // closed already
    }
    if (!report.problems().isEmpty()) {
      throw new AssertionError("the index is not sound: " + report.problems());
    }
  }
}
