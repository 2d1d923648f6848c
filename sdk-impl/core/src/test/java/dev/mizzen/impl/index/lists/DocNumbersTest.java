package dev.mizzen.impl.index.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DocNumbersTest {
  private static final int[] DOCS = {0, 0, 1, 128, 300, 300, 17_000, 3_000_000, 1 << 30};

  private final byte[] bytes = new byte[DocNumbers.maxBytes(DOCS.length)];
  private final int size = DocNumbers.encode(DOCS, DOCS.length, bytes, 0);
  private final int[] read = new int[DOCS.length];

  @Test
  void readsWhatItWrote() {
    DocNumbers.decode(bytes, size, DOCS.length, Integer.MAX_VALUE, read);
    assertThat(read).isEqualTo(DOCS);
  }

  @Test
  void refusesBytesThatAreCutOrLeftOrTooLong() {
    for (int cut = 0; cut < size; cut++) {
      int left = cut;
      assertThatIllegalArgumentException()
          .isThrownBy(() -> decode(bytes, left, Integer.MAX_VALUE))
          .withMessageContaining("is cut");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> decode(bytes, size + 1, Integer.MAX_VALUE))
        .withMessage("document numbers end at byte " + size + " of " + (size + 1));
    byte[] endless = new byte[10];
    Arrays.fill(endless, (byte) -1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> decode(endless, 10, Integer.MAX_VALUE))
        .withMessage("document number 0 of 9 is cut");
  }

  @Test
  void refusesDocumentsThatTheSegmentDoesNotHave() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> decode(bytes, size, 1 << 30))
        .withMessage("document 1073741824 of 1073741824");
  }

  private void decode(byte[] from, int length, int maxDoc) {
    DocNumbers.decode(from, length, DOCS.length, maxDoc, read);
  }
}
