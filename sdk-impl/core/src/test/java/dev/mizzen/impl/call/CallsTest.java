package dev.mizzen.impl.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CallsTest {
  private final Calls calls = new Calls("the pot");
  private final AtomicInteger released = new AtomicInteger();

  private void close() {
    calls.close(released::incrementAndGet);
  }

  @Test
  void closingWaitsForCallsAndLetsNoMoreIn() throws Exception {
    calls.enter();
    assertThat(calls.during(() -> "answer")).isEqualTo("answer");
    Thread closing = waiting(this::close);
    assertThatIllegalStateException().isThrownBy(calls::enter).withMessage("the pot is closed");
    assertThatIllegalStateException().isThrownBy(() -> calls.during(() -> 1));
    assertThat(released).hasValue(0);
    calls.exit();
    closing.join();
    assertThat(released).hasValue(1);
  }

  @Test
  void aFailedCallIsOver() {
    assertThatThrownBy(
            () ->
                calls.during(
                    () -> {
                      throw new IllegalArgumentException("no");
                    }))
        .hasMessage("no");
    close();
    assertThat(released).hasValue(1);
  }

  @Test
  void aSecondCloseWaitsForTheFirstAndFreesNothing() throws Exception {
    CompletableFuture<Void> goOn = new CompletableFuture<>();
    Thread first = waiting(() -> calls.close(goOn::join));
    Thread second = waiting(this::close);
    goOn.complete(null);
    first.join();
    second.join();
    assertThat(released).hasValue(0);
  }

  @Test
  void isClosedAlsoIfFreeingFails() {
    assertThatThrownBy(
            () ->
                calls.close(
                    () -> {
                      throw new IllegalArgumentException("stuck");
                    }))
        .hasMessage("stuck");
    close();
    assertThat(released).hasValue(0);
    assertThatIllegalStateException().isThrownBy(calls::requireOpen);
  }

  @Test
  void anInterruptIsKeptForLater() throws Exception {
    calls.enter();
    CompletableFuture<Boolean> flag = new CompletableFuture<>();
    Thread closing =
        waiting(
            () -> {
              close();
              flag.complete(Thread.currentThread().isInterrupted());
            });
    closing.interrupt();
    calls.exit();
    assertThat(flag.get()).isTrue();
    assertThat(released).hasValue(1);
  }

  @Test
  void codeOfTheCallersCannotCloseWhatRunsIt() {
    calls.hosting(
        () -> {
          calls.hosting(() -> 1);
          assertThatIllegalStateException()
              .isThrownBy(this::close)
              .withMessageStartingWith("the pot cannot be closed by the progress listener");
          assertThatIllegalStateException()
              .isThrownBy(() -> calls.requireOutside("called"))
              .withMessageContaining("cannot be called");
          return 2;
        });
    assertThatCode(() -> calls.requireOutside("called")).doesNotThrowAnyException();
    close();
    assertThat(released).hasValue(1);
  }

  /** Starts a thread and returns once it waits. */
  private static Thread waiting(Runnable task) {
    Thread thread = Thread.ofPlatform().daemon().start(task);
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    return thread;
  }
}
