package dev.mizzen.kernels;

import dev.mizzen.kernels.scalar.ScalarBackend;
import dev.mizzen.kernels.simd.SimdBackend;
import dev.mizzen.kernels.tornado.TornadoBackend;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chooses a backend once and says why. */
public final class KernelBackends {
  private static final Logger LOG = LoggerFactory.getLogger(KernelBackends.class);

  /** For all callers: one that opens many retrievers need not read the same line as often. */
  private static final ChoiceLog CHOICES = new ChoiceLog(line -> LOG.info("{}", line));

  private KernelBackends() {}

  /** All backends of this library, usable or not. */
  public static List<KernelBackend> known() {
    return List.of(new ScalarBackend(), new SimdBackend(), new TornadoBackend());
  }

  /**
   * The usable backend of the highest rank, or the one asked for. Writes one log line for each
   * different choice, with the reasons against those passed over.
   *
   * <p>If the best backend lacks kernels, those of the next usable one take their place, and the
   * log line names them. A forced backend is left as it is: it refuses what it lacks.
   *
   * @param forced the id of the only acceptable backend
   * @throws IllegalArgumentException if {@code forced} is not the id of a backend
   * @throws IllegalStateException if {@code forced} cannot run here; no other one takes its place
   */
  public static KernelBackend select(Optional<String> forced) {
    return select(known(), forced, CHOICES);
  }

  static KernelBackend select(
      List<KernelBackend> known, Optional<String> forced, ChoiceLog choices) {
    return forced.map(id -> require(known, id, choices)).orElseGet(() -> best(known, choices));
  }

  private static KernelBackend best(List<KernelBackend> known, ChoiceLog choices) {
    List<String> passedOver = new ArrayList<>();
    List<KernelBackend> byRank =
        known.stream().sorted(Comparator.comparingInt(KernelBackend::rank).reversed()).toList();
    for (int i = 0; i < byRank.size(); i++) {
      KernelBackend backend = byRank.get(i);
      switch (backend.probe()) {
        case Availability.Usable(String detail) -> {
          KernelGaps gaps = KernelGaps.of(backend, byRank.subList(i + 1, byRank.size()));
          String others = passedOver.isEmpty() ? "" : "; passed over: " + passedOver;
          choices.tell("kernels: " + backend.id() + " (" + detail + ")" + gaps + others);
          return gaps.filled();
        }
        case Availability.Unusable(String reason) -> passedOver.add(backend.id() + ": " + reason);
      }
    }
    throw new IllegalStateException("no kernel backend can run here: " + passedOver);
  }

  private static KernelBackend require(List<KernelBackend> known, String id, ChoiceLog choices) {
    KernelBackend backend =
        known.stream()
            .filter(candidate -> candidate.id().equals(id))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "no kernel backend is called '"
                            + id
                            + "'; there are "
                            + known.stream().map(KernelBackend::id).toList()));
    switch (backend.probe()) {
      case Availability.Usable(String detail) -> {
        List<String> missing = KernelGaps.missing(backend);
        String lacks = missing.isEmpty() ? "" : "; it lacks " + missing;
        choices.tell("kernels: " + id + " (" + detail + "), as asked for" + lacks);
      }
      case Availability.Unusable(String reason) ->
          throw new IllegalStateException(
              "the kernel backend '" + id + "' was asked for but cannot run here: " + reason);
    }
    return backend;
  }
}
