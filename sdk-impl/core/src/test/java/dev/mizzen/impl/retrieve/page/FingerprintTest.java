package dev.mizzen.impl.retrieve.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.search.Query;
import dev.mizzen.vector.Embedding;
import dev.mizzen.vector.MultiVector;
import org.junit.jupiter.api.Test;

class FingerprintTest {
  @Test
  void dependsOnTheCallersOwnVectors() {
    Query query = Query.late("why?").vector(Embedding.of(1, 2));
    assertThat(Fingerprint.of(query, ""))
        .isEqualTo(Fingerprint.of(query.vector(Embedding.of(1, 2)), ""))
        .isNotEqualTo(Fingerprint.of(query.vector(Embedding.of(1, 3)), ""));
    Query tokens = query.tokenVectors(MultiVector.of(new float[] {1, 2, 3, 4}, 2));
    assertThat(Fingerprint.of(tokens, "")).isNotEqualTo(Fingerprint.of(query, ""));
  }
}
