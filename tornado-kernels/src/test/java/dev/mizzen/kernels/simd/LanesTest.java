package dev.mizzen.kernels.simd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.kernels.Availability;
import org.junit.jupiter.api.Test;

class LanesTest {
  @Test
  void haveTheWidthThatWasAskedFor() {
    Integer asked = Integer.getInteger(Lanes.BITS);
    int actual = Lanes.SHAPE.vectorBitSize();
    assertThat(actual).isEqualTo(asked == null ? Lanes.FLOATS.vectorBitSize() : asked);
    assertThat(new SimdBackend().probe())
        .isInstanceOfSatisfying(
            Availability.Usable.class,
            usable -> assertThat(usable.detail()).startsWith(actual + " bits"));
  }
}
