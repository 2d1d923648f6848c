package dev.mizzen.impl.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.Content;
import dev.mizzen.Document;
import dev.mizzen.Embedder;
import dev.mizzen.Retriever;
import dev.mizzen.agent.AgentBuilder;
import dev.mizzen.agent.Box;
import dev.mizzen.agent.Finding;
import dev.mizzen.agent.Grounder.Detection;
import dev.mizzen.agent.ImageSource;
import dev.mizzen.agent.ImageView;
import dev.mizzen.agent.SearchAgent;
import dev.mizzen.agent.Step;
import dev.mizzen.agent.TextSource;
import dev.mizzen.agent.Transcript;
import dev.mizzen.agent.Transcript.End;
import dev.mizzen.embed.ModelIdentity;
import dev.mizzen.index.VectorField;
import dev.mizzen.search.Filter;
import dev.mizzen.search.Mode;
import dev.mizzen.search.Query;
import dev.mizzen.vector.Embedding;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The agent's sources over a real index in memory: texts by a bundled model, pictures by synthetic
 * vectors, whose part that holds the object points elsewhere than the whole.
 */
class RetrieverSourcesTest {
  private static final Content.Image DOG = Content.image(URI.create("synthetic:dog"), "image/png");
  private static final Embedding ANIMAL = Embedding.of(new float[] {1, 0.1f, 0, 0});
  private static final Embedding MEADOW = Embedding.of(new float[] {0, 0.1f, 1, 0});

  private static Embedder embedder;
  private static Retriever texts;
  private static Retriever pictures;

  @BeforeAll
  static void fill() {
    embedder = Embedder.load("all-minilm-l6-v2-q");
    texts = Retriever.builder().embedder(embedder).open();
    texts.addAll(
        List.of(
            text("france", "France", "The capital of France is Paris.", "geo"),
            text("spain", "Spain", "Madrid is the seat of Spain's government.", "geo"),
            text("bread", "", "Rye bread rises for a whole night.", "food"),
            text("pastry", "Paris-Brest", "A pastry from Paris with praline cream.", "food")));
    texts.commit();
    pictures =
        Retriever.builder()
            .vectorField(VectorField.external("look", ModelIdentity.external("synthetic", 4)))
            .open();
    pictures.addAll(
        List.of(
            picture("dog1", "A dog.", "pet", 1, 0, 0.1f, 0),
            picture("dog2", "", "pet", 0.9f, 0.3f, 0, 0),
            picture("wolf", "A wolf.", "wild", 1, 0.1f, 0, 0),
            picture("grass", "A meadow.", "wild", 0, 0, 1, 0.1f),
            Document.builder("untaken").text("No picture.").metadata("kind", "wild").build()));
    pictures.commit();
  }

  @AfterAll
  static void close() {
    texts.close();
    pictures.close();
    embedder.close();
  }

  @Test
  void findsTextsInEveryRankedMode() {
    for (Mode mode : List.of(Mode.BM25, Mode.DENSE, Mode.HYBRID)) {
      List<Finding> found = search(TextSource.over(texts, mode, 2), "capital of France");
      assertThat(found).as("%s", mode).hasSizeBetween(1, 2);
      assertThat(found.getFirst())
          .as("%s", mode)
          .isEqualTo(new Finding("France", "The capital of France is Paris.", "france"));
    }
  }

  @Test
  void findsTextsByTheirMeaning() {
    List<Finding> found = search(TextSource.over(texts, Mode.DENSE, 1), "How is dough baked?");
    assertThat(found).extracting(Finding::source).containsExactly("bread");
    assertThat(found.getFirst().title()).isEmpty();
  }

  @Test
  void showsNoTextThatTheFilterKeepsOut() {
    for (Mode mode : List.of(Mode.BM25, Mode.DENSE, Mode.HYBRID)) {
      TextSource food = TextSource.over(texts, mode, 4, Filter.eq("kind", "food"));
      assertThat(search(food, "capital of France Paris"))
          .as("%s", mode)
          .isNotEmpty()
          .extracting(Finding::source)
          .isSubsetOf("bread", "pastry");
      TextSource none = TextSource.over(texts, mode, 4, Filter.eq("kind", "none"));
      assertThat(search(none, "capital of France")).isEmpty();
    }
  }

  @Test
  void showsNoOtherTenantsText() {
    try (Retriever shared = Retriever.builder().requireTenant().open()) {
      shared.forTenant("a").add(text("x", "", "The secret of a is a sword.", "k"));
      shared.forTenant("b").add(text("x", "", "The secret of b is a shield.", "k"));
      shared.refresh();
      TextSource source = TextSource.over(shared.forTenant("b"), Mode.BM25, 5);
      assertThat(search(source, "secret sword"))
          .extracting(Finding::text)
          .containsExactly("The secret of b is a shield.");
    }
  }

  @Test
  void tellsTheModelThatNothingWasFound() {
    Step.Told told =
        told(
            builder("<reason>?</reason><text_search>zyzzyva</text_search>")
                .texts(texts, Mode.BM25));
    assertThat(told.findings()).isEmpty();
    assertThat(told.text()).contains("The search gave no results.");
  }

  @Test
  void tellsTheModelWhatTheIndexHolds() {
    Step.Told told =
        told(
            builder("<reason>?</reason><text_search>capital of France</text_search>")
                .texts(texts, Mode.HYBRID));
    assertThat(told.findings().getFirst().source()).isEqualTo("france");
    assertThat(told.text()).contains("- France: The capital of France is Paris.");
    assertThat(told.findings()).hasSizeLessThanOrEqualTo(5);
  }

  @Test
  void survivesAnIndexThatCannotSearchSo() {
    for (String query : List.of("AND (\"", "*:*", "the", "\u0000", "a".repeat(5_000))) {
      Transcript run =
          run(
              builder("<reason>?</reason><text_search>" + query + "</text_search>")
                  .texts(pictures, Mode.DENSE));
      assertThat(run.end()).isEqualTo(End.ANSWERED);
      assertThat(search(TextSource.over(texts, Mode.BM25, 3), query)).hasSizeLessThan(4);
    }
  }

  @Test
  void hasTheTimeThatIsLeft() {
    List<Query> asked = new ArrayList<>();
    Duration left = Duration.ofMinutes(7);
    TextSource.over(recording(texts, asked), Mode.HYBRID, 3).search("capital", Optional.of(left));
    ImageSource.over(recording(pictures, asked), "look", RetrieverSourcesTest::vector, 3)
        .search(ImageView.whole(DOG), Optional.of(left));
    TextSource.over(recording(texts, asked), Mode.BM25, 3).search("capital", Optional.empty());
    assertThat(asked)
        .extracting(Query::timeout)
        .containsExactly(Optional.of(left), Optional.of(left), Optional.empty());
  }

  private static Retriever recording(Retriever retriever, List<Query> asked) {
    return (Retriever)
        Proxy.newProxyInstance(
            Retriever.class.getClassLoader(),
            new Class<?>[] {Retriever.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("search")) {
                asked.add((Query) arguments[0]);
              }
              return method.invoke(retriever, arguments);
            });
  }

  @Test
  void findsPicturesByTheirVectors() {
    ImageSource source = ImageSource.over(pictures, "look", RetrieverSourcesTest::vector, 3);
    assertThat(source.search(ImageView.whole(DOG), Optional.empty()))
        .extracting(Finding::source)
        .startsWith("grass")
        .doesNotContain("untaken");
    ImageView part = new ImageView(DOG, Optional.of(new Box(0, 0, 0.5, 0.5)));
    assertThat(source.search(part, Optional.of(Duration.ofMinutes(1))))
        .containsExactly(
            new Finding("", "A wolf.", "wolf"),
            new Finding("", "A dog.", "dog1"),
            new Finding("", "", "dog2"));
  }

  @Test
  void showsNoPictureThatTheFilterKeepsOut() {
    Filter pets = Filter.eq("kind", "pet");
    ImageSource source = ImageSource.over(pictures, "look", RetrieverSourcesTest::vector, 3, pets);
    assertThat(source.search(ImageView.whole(DOG), Optional.empty()))
        .extracting(Finding::source)
        .containsExactlyInAnyOrder("dog1", "dog2");
    Filter none = Filter.eq("kind", "none");
    assertThat(
            ImageSource.over(pictures, "look", RetrieverSourcesTest::vector, 3, none)
                .search(ImageView.whole(DOG), Optional.empty()))
        .isEmpty();
  }

  @Test
  void searchesForThePartThatAPhraseNames() {
    ImageSource source = ImageSource.over(pictures, "look", RetrieverSourcesTest::vector, 1);
    AgentBuilder part =
        builder(Scripts.CROP)
            .images(source)
            .grounder((image, phrase) -> List.of(new Detection(new Box(0, 0, 0.4, 0.4), 0.9)));
    assertThat(told(part, DOG).findings()).extracting(Finding::source).containsExactly("wolf");
    assertThat(told(builder(Scripts.WHOLE).images(source), DOG).findings())
        .extracting(Finding::source)
        .containsExactly("grass");
  }

  @Test
  void tellsNoPictureOfAnEmptyIndex() {
    try (Retriever empty =
        Retriever.builder()
            .vectorField(VectorField.external("look", ModelIdentity.external("synthetic", 4)))
            .open()) {
      ImageSource source = ImageSource.over(empty, "look", RetrieverSourcesTest::vector, 3);
      Step.Told told = told(builder(Scripts.WHOLE).images(source), DOG);
      assertThat(told.findings()).isEmpty();
      assertThat(told.text()).contains("The search gave no results.");
    }
  }

  /** Synthetic: the upper left shows the animal, the whole mostly the meadow. */
  private static Embedding vector(ImageView view) {
    return view.box().isPresent() ? ANIMAL : MEADOW;
  }

  private static List<Finding> search(TextSource source, String query) {
    return source.search(query, Optional.empty());
  }

  private static AgentBuilder builder(String turn) {
    return SearchAgent.builder(Scripts.model(turn, Scripts.ANSWER));
  }

  private static Transcript run(AgentBuilder builder) {
    try (SearchAgent agent = builder.open()) {
      return agent.run("What is it?");
    }
  }

  private static Step.Told told(AgentBuilder builder) {
    return (Step.Told) run(builder).steps().get(1);
  }

  private static Step.Told told(AgentBuilder builder, Content.Image image) {
    try (SearchAgent agent = builder.open()) {
      return (Step.Told) agent.run("What is it?", image).steps().get(1);
    }
  }

  private static Document text(String id, String title, String text, String kind) {
    Document.Builder document = Document.builder(id).text(text).metadata("kind", kind);
    return (title.isEmpty() ? document : document.title(title)).build();
  }

  private static Document picture(String id, String text, String kind, float... vector) {
    Document.Builder document =
        Document.builder(id).vector("look", Embedding.of(vector)).metadata("kind", kind);
    return (text.isEmpty() ? document : document.text(text)).build();
  }
}
