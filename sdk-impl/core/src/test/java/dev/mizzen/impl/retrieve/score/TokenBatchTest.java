package dev.mizzen.impl.retrieve.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mizzen.impl.index.codec.TokenVectorBlob;
import dev.mizzen.impl.index.codec.TokenVectorCodec;
import dev.mizzen.index.TokenStorage;
import dev.mizzen.kernels.KernelBackends;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.maxsim.MaxSim;
import dev.mizzen.vector.MultiVector;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TokenBatchTest {
  private static final int DIMENSION = 3;
  private final MaxSim kernel =
      new MaxSim(KernelBackends.select(Optional.of("scalar")).maxSim(Workers.caller()));

  @ParameterizedTest
  @EnumSource(value = TokenStorage.class, names = "CODES", mode = EnumSource.Mode.EXCLUDE)
  void keepsTheRowsOfEachDocument(TokenStorage storage) {
    TokenBatch batch = TokenBatch.forThreads(1);
    for (int doc = 0; doc < 40; doc++) {
      assertThat(batch.add(100 + doc, blob(1 + doc % 3, doc, storage))).isTrue();
    }
    assertThat(batch.count()).isEqualTo(40);
    assertThat(batch.doc(39)).isEqualTo(139);
    float[] scores = new float[40];
    int[] best = new int[40];
    kernel.maxSim(new float[] {0, 1, 0}, batch.rows(), batch.starts(), scores, best);
    for (int doc = 0; doc < 40; doc++) {
      // The last row is the greatest: doc + its number; int8 keeps 127 steps of a row's greatest.
      assertThat(best[doc]).isEqualTo(doc % 3);
      assertThat(scores[doc]).isCloseTo(doc + doc % 3, within(0.5f));
    }
  }

  @Test
  void refusesWhatIsTooMuchOrOfAnotherKindUntilItIsEmpty() {
    TokenBatch batch = new TokenBatch(60);
    assertThat(batch.add(0, blob(9, 0, TokenStorage.FLOAT32))).isTrue();
    assertThat(batch.add(1, blob(1, 0, TokenStorage.FLOAT32))).isFalse();
    batch.clear();
    assertThat(batch.add(1, blob(4, 0, TokenStorage.FLOAT32))).isTrue();
    assertThat(batch.add(2, blob(1, 0, TokenStorage.INT8))).isFalse();
    assertThat(batch.add(2, blob(1, 0, TokenStorage.FLOAT32))).isTrue();
    assertThat(batch.add(3, blob(1, 0, TokenStorage.FLOAT32))).isFalse();
    assertThat(batch.starts()).containsExactly(0, 4, 5);
    assertThat(batch.rows().rows()).isEqualTo(5);
    batch.clear();
    assertThat(batch.add(3, blob(2, 0, TokenStorage.INT8))).isTrue();
    assertThat(batch.starts()).containsExactly(0, 2);
    assertThat(batch.rows().scales().byteSize()).isEqualTo(8);
  }

  @ParameterizedTest
  @CsvSource({"1,2", "2,17", "16,20", "2147483647,20"})
  void takesWhatIsGoodForSoManyThreads(int threads, int documents) {
    TokenBatch batch = TokenBatch.forThreads(threads);
    TokenVectorBlob document = blob(10_000, 0, TokenStorage.FLOAT32);
    int taken = 0;
    while (taken < 20 && batch.add(taken, document)) {
      taken++;
    }
    assertThat(taken).isEqualTo(documents);
  }

  /** Rows {@code (0, doc + row, 1)}. */
  private static TokenVectorBlob blob(int rows, int doc, TokenStorage storage) {
    float[] values = new float[rows * DIMENSION];
    for (int row = 0; row < rows; row++) {
      values[row * DIMENSION + 1] = doc + row;
      values[row * DIMENSION + 2] = 1;
    }
    byte[] bytes = TokenVectorCodec.encode(MultiVector.of(values, DIMENSION), storage);
    return TokenVectorCodec.decode(MemorySegment.ofArray(bytes), "test");
  }
}
