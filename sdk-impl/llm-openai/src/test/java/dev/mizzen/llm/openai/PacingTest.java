package dev.mizzen.llm.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Waits, windows and what servers ask for, with times that are given. */
class PacingTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void waitsGrowUpToTheLongestAndAreDrawnFromASeed() {
    Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1), 5);
    Backoff same = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1), 5);
    for (int failures = 1; failures <= 60; failures++) {
      Duration wait = backoff.afterFailure(failures);
      Duration ceiling = Duration.ofMillis(Math.min(1000, 100L << Math.min(10, failures - 1)));
      assertThat(wait).isBetween(Duration.ZERO, ceiling).isEqualTo(same.afterFailure(failures));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(1), 5))
        .withMessageContaining("PT2S and PT1S");
  }

  @Property
  void neverLetsMoreThroughInAnyMinute(
      @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 40) Integer> gaps,
      @ForAll @IntRange(min = 1, max = 12) int most,
      @ForAll @IntRange(min = 1, max = 4) int amount) {
    MinuteWindow window = new MinuteWindow(most);
    List<Long> times = new ArrayList<>();
    long now = -7 * SECOND;
    for (int gap : gaps) {
      now += gap * SECOND;
      now += Math.max(0, window.waitFor(amount, now));
      assertThat(window.waitFor(amount, now)).isLessThanOrEqualTo(0);
      window.add(amount, now);
      times.add(now);
    }
    for (long end : times) {
      long within = times.stream().filter(t -> t <= end && t > end - 60 * SECOND).count();
      assertThat(within * amount).isLessThanOrEqualTo(Math.max(most, amount));
    }
  }

  @Test
  void correctsEstimates() {
    MinuteWindow window = new MinuteWindow(100);
    MinuteWindow.Entry entry = window.add(90, 0);
    assertThat(window.waitFor(20, SECOND)).isEqualTo(59 * SECOND);
    window.correct(entry, 50);
    assertThat(window.waitFor(20, SECOND)).isZero();
    assertThat(window.waitFor(100, 60 * SECOND)).isZero();
    window.correct(entry, 5000);
    assertThat(window.waitFor(100, 60 * SECOND)).isZero();
  }

  @Test
  void leaveIsRefusedRatherThanGivenTooLate() throws Exception {
    RateLimiter limiter = new RateLimiter(1, OptionalInt.of(2), OptionalInt.empty());
    Deadline soon = Deadline.in(Duration.ofMillis(20));
    try (RateLimiter.Leave first = limiter.acquire(1, Deadline.in(Duration.ofSeconds(5)))) {
      assertThatExceptionOfType(Failure.class)
          .isThrownBy(() -> limiter.acquire(1, soon))
          .withMessageContaining("free place");
      first.took(3);
    }
    limiter.acquire(1, Deadline.in(Duration.ofSeconds(5))).close();
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> limiter.acquire(1, Deadline.in(Duration.ofSeconds(5))))
        .withMessageContaining("rate limit");
    RateLimiter paused = new RateLimiter(1, OptionalInt.empty(), OptionalInt.empty());
    paused.pause(Duration.ofHours(1));
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> paused.acquire(1, Deadline.in(Duration.ofSeconds(5))));
  }

  @Test
  void understandsBothFormsOfRetryAfter() {
    Instant now = Instant.parse("2026-11-23T12:00:00Z");
    assertThat(Refusals.retryAfter(header("120"), now)).contains(Duration.ofMinutes(2));
    assertThat(Refusals.retryAfter(header("Mon, 23 Nov 2026 12:00:30 GMT"), now))
        .contains(Duration.ofSeconds(30));
    assertThat(Refusals.retryAfter(header("Mon, 23 Nov 2026 11:00:00 GMT"), now))
        .contains(Duration.ZERO);
    assertThat(Refusals.retryAfter(header("soon"), now)).isEmpty();
    assertThat(Refusals.retryAfter(HttpHeaders.of(Map.of(), (a, b) -> true), now)).isEmpty();
  }

  private static HttpHeaders header(String value) {
    return HttpHeaders.of(Map.of("Retry-After", List.of(value)), (a, b) -> true);
  }
}
