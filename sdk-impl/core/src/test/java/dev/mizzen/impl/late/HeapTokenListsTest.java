package dev.mizzen.impl.late;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mizzen.kernels.quantize.FastScanCodes;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HeapTokenListsTest {
  private static final LateCase CASE =
      new LateCase(80, 16, CodebookOptions.of(30).withSeed(LateCase.SEED));

  @Test
  void holdsEveryTokenOnceInTheOrderOfDocuments() {
    HeapTokenLists lists = CASE.lists(0, 80);
    int subspaces = CASE.codebook.subspaces();
    int[] next = new int[lists.count()];
    ListBuffer list = new ListBuffer();
    byte[] code = new byte[subspaces];
    for (int d = 0; d < 80; d++) {
      EncodedTokens tokens = CASE.encoded.get(d);
      for (int i = 0; i < tokens.count(); i++) {
        int number = tokens.centroids()[i];
        lists.read(number, list);
        int at = next[number]++;
        assertThat(list.documents()[at]).isEqualTo(d);
        CodeBlocks.get(list.codes(), subspaces, at, code, 0);
        assertThat(code)
            .isEqualTo(Arrays.copyOfRange(tokens.codes(), i * subspaces, (i + 1) * subspaces));
      }
    }
    for (int l = 0; l < lists.count(); l++) {
      assertThat(lists.length(l)).isEqualTo(next[l]);
    }
  }

  @Test
  void packsAsTheKernelReads() {
    Random random = new Random(LateCase.SEED);
    for (int subspaces : new int[] {1, 4, 7, 32, 64}) {
      byte[] codes = new byte[77 * subspaces];
      for (int k = 0; k < codes.length; k++) {
        codes[k] = (byte) random.nextInt(16);
      }
      byte[] blocks = new byte[(int) FastScanCodes.bytes(subspaces, 77)];
      for (int t = 0; t < 77; t++) {
        CodeBlocks.put(blocks, subspaces, t, codes, t * subspaces);
      }
      byte[] expected = new byte[blocks.length];
      FastScanCodes.pack(codes, subspaces, MemorySegment.ofArray(expected));
      assertThat(blocks).isEqualTo(expected);
    }
  }

  @Test
  void refusesDocumentsThatDoNotAscend() {
    HeapTokenLists.Builder builder = HeapTokenLists.builder(CASE.codebook);
    builder.add(3, CASE.encoded.get(0)).add(3, CASE.encoded.get(1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.add(2, CASE.encoded.get(2)))
        .withMessageContainingAll("2", "3");
  }

  @Test
  void growsABufferToTheLongestList() {
    ListBuffer list = new ListBuffer();
    list.reserve(5, 64);
    list.reserve(100, 2000);
    assertThat(list.documents().length).isGreaterThanOrEqualTo(100);
    assertThat(list.codes().length).isGreaterThanOrEqualTo(2000);
    int[] kept = list.documents();
    list.show(new int[] {7}, new byte[64], 1);
    assertThat(list.length()).isEqualTo(1);
    list.reserve(90, 1900);
    assertThat(list.documents()).isSameAs(kept);
  }
}
