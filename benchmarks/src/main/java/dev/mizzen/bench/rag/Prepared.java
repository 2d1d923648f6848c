package dev.mizzen.bench.rag;

import dev.mizzen.impl.rag.abstain.ConfidenceFeatures;
import dev.mizzen.impl.rag.find.Evidence;
import dev.mizzen.impl.rag.read.Analysis;
import dev.mizzen.impl.rag.read.Reader;
import dev.mizzen.impl.rag.read.Reading;
import java.util.Map;
import java.util.Objects;

/**
 * What a question found and what was read there, before anything that is learned takes part.
 *
 * @param evidence found
 * @param analysis of it
 */
record Prepared(Evidence evidence, Analysis analysis) {
  /** That of {@code item}, which is among {@code all}. */
  static Prepared of(Map<SquadData.Item, Prepared> all, SquadData.Item item) {
    return Objects.requireNonNull(all.get(item), item::id);
  }

  /** What {@code reader} makes of it. */
  Reading reading(Reader reader) {
    return reader.read(analysis);
  }

  /** What confidence is weighed from. */
  double[] confidence(Reader reader) {
    return ConfidenceFeatures.of(reading(reader));
  }
}
