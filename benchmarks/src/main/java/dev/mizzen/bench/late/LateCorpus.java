package dev.mizzen.bench.late;

import dev.mizzen.impl.late.EncodedTokens;
import dev.mizzen.impl.late.HeapTokenLists;
import dev.mizzen.impl.late.LateCodebook;

/** Documents of tokens, and their exact scores. Safe for use by many threads. */
interface LateCorpus {
  /** How many documents there are. */
  int documents();

  /** The tokens that documents are made of, once each, {@code [n × dimension]}. */
  float[] distinctTokens();

  /** Values in a token. */
  int dimension();

  /** The distinct tokens of a document: pairs of a first one and the one behind the last. */
  int[] ranges(int document);

  /** The exact score of every document. */
  float[] exactScores(float[] query);

  /** How many tokens a document has. */
  default int tokens(int document) {
    int[] ranges = ranges(document);
    int tokens = 0;
    for (int r = 0; r < ranges.length; r += 2) {
      tokens += ranges[r + 1] - ranges[r];
    }
    return tokens;
  }

  /** How many tokens all documents have. */
  default long allTokens() {
    long tokens = 0;
    for (int d = 0; d < documents(); d++) {
      tokens += tokens(d);
    }
    return tokens;
  }

  /** The lists of all documents, from codes of the distinct tokens. */
  default HeapTokenLists lists(LateCodebook codebook, EncodedTokens codes) {
    HeapTokenLists.Builder builder = HeapTokenLists.builder(codebook);
    for (int d = 0; d < documents(); d++) {
      int[] ranges = ranges(d);
      for (int r = 0; r < ranges.length; r += 2) {
        builder.add(d, codes, ranges[r], ranges[r + 1]);
      }
    }
    return builder.build();
  }
}
