package dev.mizzen.impl.index.lists;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.impl.late.CodeBlocks;
import dev.mizzen.kernels.quantize.FastScanCodes;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeRowsTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 7, 16, 33, 64})
  void packsAsSingleCodesAreWrittenAndUnpacksAgain(int subspaces) {
    Random random = new Random(20261123);
    for (int count : new int[] {1, 2, 15, 16, 17, 31, 32, 33, 48, 49, 64, 95}) {
      byte[] rows = new byte[3 + count * CodeRows.bytes(subspaces)];
      byte[] expected = new byte[Math.toIntExact(FastScanCodes.bytes(subspaces, count))];
      byte[] codes = new byte[subspaces];
      for (int v = 0; v < count; v++) {
        for (int j = 0; j < subspaces; j++) {
          codes[j] = (byte) random.nextInt(16);
        }
        CodeRows.pair(codes, 0, subspaces, rows, 3 + v * CodeRows.bytes(subspaces));
        CodeBlocks.put(expected, subspaces, v, codes, 0);
      }
      byte[] blocks = new byte[5 + expected.length];
      Arrays.fill(blocks, (byte) -1);
      CodeRows.pack(rows, 3, count, subspaces, blocks, 5);
      assertThat(Arrays.copyOfRange(blocks, 5, blocks.length))
          .as("%d codes", count)
          .isEqualTo(expected);
      byte[] unpacked = new byte[rows.length];
      CodeRows.unpack(blocks, 5, count, subspaces, unpacked, 3);
      assertThat(unpacked).isEqualTo(rows);
    }
  }
}
