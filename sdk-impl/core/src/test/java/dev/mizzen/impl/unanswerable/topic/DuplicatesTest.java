package dev.mizzen.impl.unanswerable.topic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.vector.Embedding;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Acceptance check 2 of the specification: which topics are taken for one. */
final class DuplicatesTest {
  private static final double BOUND = 0.95;

  /** Vectors in a plane, by the cosine of each to the one before. */
  private static List<Embedding> chain(double... cosines) {
    List<Embedding> vectors = new ArrayList<>(List.of(Embedding.of(3, 0)));
    double angle = 0;
    for (double cosine : cosines) {
      angle += Math.acos(cosine);
      vectors.add(Embedding.of((float) Math.cos(angle), (float) Math.sin(angle)));
    }
    return vectors;
  }

  @Test
  void aHighCosineMakesOneOfTwo() {
    assertThat(Duplicates.groups(chain(0.96), BOUND)).containsExactly(0, 0);
    assertThat(Duplicates.groups(chain(0.94), BOUND)).containsExactly(0, 1);
  }

  @Test
  void aChainIsOneGroupAlthoughItsEndsAreFarApart() {
    List<Embedding> vectors = chain(0.96, 0.96);
    assertThat(vectors.get(0).cosine(vectors.get(2))).isLessThan(BOUND);
    assertThat(Duplicates.groups(vectors, BOUND)).containsExactly(0, 0, 0);
    assertThat(Duplicates.groups(chain(0.96, 0.94, 0.96, 0.96), BOUND))
        .containsExactly(0, 0, 2, 2, 2);
  }

  @Test
  void linksFoundLateUniteWhatCameBefore() {
    List<Embedding> inOrder = chain(0.96, 0.96, 0.94);
    List<Embedding> mixed = List.of(inOrder.get(0), inOrder.get(2), inOrder.get(3), inOrder.get(1));
    assertThat(Duplicates.groups(mixed, BOUND)).containsExactly(0, 0, 2, 0);
    assertThat(Duplicates.removed(List.of("a", "c", "d", "b"), mixed, BOUND))
        .containsExactly("a", "d");
  }

  @Test
  void groupsAreTheConnectedOnes() {
    long seed = Long.getLong("mizzen.seed", System.nanoTime());
    System.out.println("DuplicatesTest seed: -Dmizzen.seed=" + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 50; round++) {
      List<Embedding> vectors = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        vectors.add(Embedding.of((float) random.nextGaussian(), (float) random.nextGaussian(), 1));
      }
      assertThat(Duplicates.groups(vectors, BOUND)).containsExactly(spread(vectors));
    }
  }

  /** Each takes over the lowest number among its neighbours until nothing changes. */
  private static int[] spread(List<Embedding> vectors) {
    int[] groups = new int[vectors.size()];
    for (int i = 0; i < groups.length; i++) {
      groups[i] = i;
    }
    for (boolean changed = true; changed; ) {
      changed = false;
      for (int i = 0; i < groups.length; i++) {
        for (int j = 0; j < groups.length; j++) {
          if (groups[j] < groups[i] && vectors.get(i).cosine(vectors.get(j)) > BOUND) {
            groups[i] = groups[j];
            changed = true;
          }
        }
      }
    }
    return groups;
  }
}
