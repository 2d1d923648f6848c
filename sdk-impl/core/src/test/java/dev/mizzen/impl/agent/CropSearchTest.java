package dev.mizzen.impl.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.Content;
import dev.mizzen.agent.AgentBudget;
import dev.mizzen.agent.Box;
import dev.mizzen.agent.Finding;
import dev.mizzen.agent.Grounder;
import dev.mizzen.agent.Grounder.Detection;
import dev.mizzen.agent.ImageView;
import dev.mizzen.agent.SearchAgent;
import dev.mizzen.agent.Step;
import dev.mizzen.vector.Embedding;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Synthetic pictures: each is a background with an object in a known box, and the vector of a view
 * is the mean of what it shows, by area. Object and background vectors are random. The index holds
 * another picture of each object, half filled by it, before a background of its own.
 */
class CropSearchTest {
  private static final long SEED = 11;
  private static final int PICTURES = 200;
  private static final int DIMENSION = 32;

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final List<float[]> objects = vectors(PICTURES);
  private final List<float[]> backgrounds = vectors(20);
  private final List<Box> boxes = new ArrayList<>();
  private final List<Integer> behind = new ArrayList<>();
  private final List<Embedding> index = new ArrayList<>();

  CropSearchTest() {
    for (int i = 0; i < PICTURES; i++) {
      double left = 0.7 * random.nextDouble();
      double top = 0.7 * random.nextDouble();
      boxes.add(new Box(left, top, left + 0.25, top + 0.25));
      behind.add(random.nextInt(backgrounds.size()));
      float[] other = backgrounds.get(random.nextInt(backgrounds.size()));
      index.add(mixed(objects.get(i), other, 0.5));
    }
  }

  @Test
  void findsMoreByThePartThanByTheWhole() {
    Grounder grounder =
        (image, phrase) ->
            List.of(
                new Detection(new Box(0, 0, 0.1, 0.1), 0.4),
                new Detection(boxes.get(number(image)), 0.9));
    double part = recall(Scripts.CROP, grounder);
    double whole = recall(Scripts.WHOLE, grounder);
    double missing = recall(Scripts.CROP, (image, phrase) -> List.of());
    String shown = "seed=" + SEED + " recall@5: part " + part + ", whole " + whole;
    System.out.println(shown);
    assertThat(part).as(shown).isGreaterThan(whole + 0.2);
    assertThat(missing).as("no box: the whole picture").isEqualTo(whole);
  }

  private double recall(String turn, Grounder grounder) {
    int found = 0;
    try (SearchAgent agent =
        SearchAgent.builder(Scripts.model(turn, Scripts.ANSWER))
            .images((view, time) -> nearest(vector(view)))
            .grounder(grounder)
            .budget(AgentBudget.usual())
            .open()) {
      for (int i = 0; i < PICTURES; i++) {
        Content.Image image = Content.image(URI.create("synthetic:" + i), "image/png");
        Step.Told told = (Step.Told) agent.run("What is this?", image).steps().get(1);
        String source = "object" + i;
        found += told.findings().stream().anyMatch(f -> f.source().equals(source)) ? 1 : 0;
      }
    }
    return (double) found / PICTURES;
  }

  private List<Finding> nearest(Embedding view) {
    return IntStream.range(0, index.size())
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -index.get(i).cosine(view)))
        .limit(5)
        .map(i -> new Finding("", "an object", "object" + i))
        .toList();
  }

  private Embedding vector(ImageView view) {
    int picture = number(view.image());
    Box seen = view.box().orElse(new Box(0, 0, 1, 1));
    Box object = boxes.get(picture);
    double share = overlap(seen, object) / overlap(seen, seen);
    return mixed(objects.get(picture), backgrounds.get(behind.get(picture)), share);
  }

  private static Embedding mixed(float[] object, float[] background, double share) {
    float[] mixed = new float[DIMENSION];
    for (int k = 0; k < DIMENSION; k++) {
      mixed[k] = (float) (share * object[k] + (1 - share) * background[k]);
    }
    return Embedding.of(mixed);
  }

  private static double overlap(Box a, Box b) {
    double width = Math.min(a.right(), b.right()) - Math.max(a.left(), b.left());
    double height = Math.min(a.bottom(), b.bottom()) - Math.max(a.top(), b.top());
    return Math.max(0, width) * Math.max(0, height);
  }

  private static int number(Content.Image image) {
    return Integer.parseInt(image.location().getSchemeSpecificPart());
  }

  private List<float[]> vectors(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i -> {
              float[] vector = new float[DIMENSION];
              for (int k = 0; k < DIMENSION; k++) {
                vector[k] = (float) random.nextGaussian();
              }
              return vector;
            })
        .toList();
  }
}
