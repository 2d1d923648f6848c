package dev.mizzen.bench.late;

import dev.mizzen.impl.late.ListCandidates;
import dev.mizzen.impl.late.ListKnobs;

/** An index that is searched by late interaction. Safe for use by many threads. */
interface LateEngine {
  /** The best documents by their codes, best first. */
  ListCandidates candidates(float[] query, ListKnobs knobs);

  /** How many query token and list token pairs searches have met since the last call. */
  long met();

  /** The bytes that the index takes for a token. */
  double bytesPerToken();
}
