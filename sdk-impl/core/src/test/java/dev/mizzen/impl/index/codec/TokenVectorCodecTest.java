package dev.mizzen.impl.index.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mizzen.Span;
import dev.mizzen.error.CorruptIndexException;
import dev.mizzen.error.IndexException;
import dev.mizzen.index.TokenStorage;
import dev.mizzen.vector.MultiVector;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TokenVectorCodecTest {
  private static final double INT8_BOUND = 0.5 + 0x1p-16;

  private static TokenVectorBlob decode(byte[] block) {
    return TokenVectorCodec.decode(MemorySegment.ofArray(block), "the test");
  }

  private static MultiVector random(int count, int dimension, long seed, double size) {
    Random random = new Random(seed);
    float[] values = new float[count * dimension];
    List<Span> spans = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (random.nextGaussian() * size);
    }
    for (int i = 0; i < count; i++) {
      int start = random.nextInt(100_000);
      spans.add(new Span(start, start + random.nextInt(300)));
    }
    return MultiVector.adopt(values, dimension, spans);
  }

  @Property
  void int8StaysWithinItsBound(
      @ForAll @IntRange(max = 40) int count,
      @ForAll @IntRange(min = 1, max = 130) int dimension,
      @ForAll @IntRange(min = -44, max = 37) int exponent,
      @ForAll long seed) {
    MultiVector vectors = random(count, dimension, seed, Math.pow(10, exponent));
    TokenVectorBlob blob = decode(TokenVectorCodec.encode(vectors, TokenStorage.INT8));
    assertThat(blob.count()).isEqualTo(count);
    assertThat(blob.dimension()).isEqualTo(dimension);
    assertThat(blob.spans()).isEqualTo(vectors.spans());
    for (int row = 0; row < count; row++) {
      double scale = blob.scales().get(TokenVectorBlob.FLOAT, 4L * row);
      for (int k = 0; k < dimension; k++) {
        double given = vectors.row(row).get(k);
        assertThat((double) blob.row(row)[k]).isEqualTo(given, within(scale * INT8_BOUND));
      }
    }
  }

  @Property
  void float16StaysWithinItsBound(
      @ForAll @Size(min = 1, max = 50) List<@FloatRange(min = -65504, max = 65504) Float> values) {
    float[] given = new float[values.size()];
    for (int i = 0; i < given.length; i++) {
      given[i] = values.get(i);
    }
    byte[] block = TokenVectorCodec.encode(MultiVector.of(given, 1), TokenStorage.FLOAT16);
    float[] kept = decode(block).toMultiVector().toArray();
    for (int i = 0; i < given.length; i++) {
      double bound = Math.max(Math.abs((double) given[i]) * 0x1p-11, 0x1p-25);
      assertThat((double) kept[i]).isEqualTo(given[i], within(bound));
    }
  }

  @Property
  void float32IsExact(@ForAll @IntRange(max = 20) int count, @ForAll long seed) {
    MultiVector vectors = random(count, 7, seed, 1);
    byte[] block = TokenVectorCodec.encode(vectors, TokenStorage.FLOAT32);
    MultiVector kept = decode(block).toMultiVector();
    assertThat(kept.toArray()).isEqualTo(vectors.toArray());
    assertThat(kept.spans()).isEqualTo(vectors.spans());
  }

  @Test
  void int8KeepsTheLargestValueOfARowAndZeros() {
    MultiVector vectors = MultiVector.of(new float[] {0, 0, -254, 127, Float.MAX_VALUE, 0}, 2);
    TokenVectorBlob blob = decode(TokenVectorCodec.encode(vectors, TokenStorage.INT8));
    assertThat(blob.row(0)).containsExactly(0, 0);
    assertThat(blob.row(1)[0]).isEqualTo(-254f);
    assertThat(blob.row(2)[0]).isFinite().isGreaterThan(Float.MAX_VALUE * 0.999f);
  }

  @Test
  void float16RefusesWhatItCannotHold() {
    MultiVector vectors = MultiVector.of(new float[] {0, 1, 70_000, 0}, 2);
    assertThatThrownBy(() -> TokenVectorCodec.encode(vectors, TokenStorage.FLOAT16))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("70000", "65504", "row 1");
  }

  @ParameterizedTest
  @EnumSource(value = TokenStorage.class, names = "CODES", mode = EnumSource.Mode.EXCLUDE)
  void everyFlippedBitIsNoticed(TokenStorage storage) {
    byte[] block = TokenVectorCodec.encode(random(3, 5, 42, 1), storage);
    for (int bit = 0; bit < 8 * block.length; bit++) {
      byte[] damaged = block.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      assertThatThrownBy(() -> decode(damaged))
          .as("bit %s", bit)
          .isInstanceOf(CorruptIndexException.class)
          .hasMessageContaining("the test");
    }
  }

  @ParameterizedTest
  @EnumSource(value = TokenStorage.class, names = "CODES", mode = EnumSource.Mode.EXCLUDE)
  void everyTruncationIsNoticed(TokenStorage storage) {
    byte[] block = TokenVectorCodec.encode(random(3, 5, 42, 1), storage);
    for (int length = 0; length < block.length; length++) {
      byte[] cut = Arrays.copyOf(block, length);
      assertThatThrownBy(() -> decode(cut))
          .as("length %s", length)
          .isInstanceOf(CorruptIndexException.class);
    }
  }

  @Test
  void aFormatFromTheFutureIsNotCalledDamage() {
    byte[] block = resealed(TokenVectorCodec.encode(random(1, 2, 1, 1), TokenStorage.INT8), 0, 9);
    assertThatThrownBy(() -> decode(block))
        .isInstanceOf(IndexException.class)
        .isNotInstanceOf(CorruptIndexException.class)
        .hasMessageContainingAll("format 9", "newer");
  }

  @Test
  void contradictionsUnderARightChecksumAreNoticedToo() {
    byte[] block = TokenVectorCodec.encode(random(2, 2, 1, 1), TokenStorage.INT8);
    for (int[] change : new int[][] {{1, 7}, {2, 0}, {8, 100}, {11, 255}, {7, 255}}) {
      byte[] changed = resealed(block.clone(), change[0], change[1]);
      assertThatThrownBy(() -> decode(changed))
          .as("byte %s is %s", change[0], change[1])
          .isInstanceOf(CorruptIndexException.class);
    }
    byte[] badSpans = resealed(block.clone(), block.length - 1, 0xFF);
    assertThatThrownBy(() -> decode(badSpans).spans()).isInstanceOf(CorruptIndexException.class);
  }

  private static byte[] resealed(byte[] block, int at, int value) {
    block[at] = (byte) value;
    ByteBuffer.wrap(block)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(TokenVectorCodec.CRC_AT, TokenVectorCodec.crc(MemorySegment.ofArray(block)));
    return block;
  }
}
