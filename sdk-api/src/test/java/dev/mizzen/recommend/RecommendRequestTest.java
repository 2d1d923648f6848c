package dev.mizzen.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecommendRequestTest {
  @Test
  void changesOnlyWhatIsSaid() {
    RecommendRequest request =
        RecommendRequest.forUser("u").limit(3).deny(Set.of("x")).includeSeen().diversity(0.5);
    assertThat(request)
        .isEqualTo(
            new RecommendRequest(
                Optional.of("u"),
                List.of(),
                3,
                false,
                Optional.empty(),
                Set.of("x"),
                Optional.empty(),
                0.5));
  }

  @Test
  void needsSomebodyToRecommendTo() {
    assertThatThrownBy(() -> RecommendRequest.forHistory(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Interaction.of("", "i")).isInstanceOf(IllegalArgumentException.class);
  }
}
