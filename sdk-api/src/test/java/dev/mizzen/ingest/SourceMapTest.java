package dev.mizzen.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mizzen.Span;
import dev.mizzen.ingest.SourceMap.Piece;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SourceMapTest {
  private static final SourceMap MAP =
      SourceMap.of(
          List.of(
              new Piece(new Span(0, 4), new Span(10, 14)),
              new Piece(new Span(4, 6), new Span(14, 16)),
              new Piece(new Span(8, 9), new Span(20, 25)),
              new Piece(new Span(9, 12), new Span(25, 28))));

  @Test
  void mapsLinearPiecesUnitByUnitAndOthersWhole() {
    assertThat(MAP.toSource(new Span(1, 3))).contains(new Span(11, 13));
    assertThat(MAP.toSource(new Span(3, 6))).contains(new Span(13, 16));
    assertThat(MAP.toSource(new Span(5, 9))).contains(new Span(15, 25));
    assertThat(MAP.toSource(new Span(8, 9))).contains(new Span(20, 25));
    assertThat(MAP.toSource(new Span(10, 11))).contains(new Span(26, 27));
    assertThat(MAP.toSource(new Span(0, 99))).contains(new Span(10, 28));
  }

  @Test
  void whatNoPieceGaveHasNoPlace() {
    assertThat(MAP.toSource(new Span(6, 8))).isEmpty();
    assertThat(MAP.toSource(new Span(12, 20))).isEmpty();
    assertThat(SourceMap.of(List.of()).toSource(new Span(0, 1))).isEqualTo(Optional.empty());
    assertThat(SourceMap.shifted(5, 2).toSource(new Span(1, 4))).contains(new Span(3, 6));
  }

  @Test
  void refusesPiecesThatOverlap() {
    Piece one = new Piece(new Span(0, 4), new Span(0, 4));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SourceMap.of(List.of(one, new Piece(new Span(3, 5), new Span(9, 11)))))
        .withMessageContaining("ends at 4, the next starts at 3");
  }
}
