package dev.mizzen.impl.unanswerable.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mizzen.Document;
import dev.mizzen.ProgressListener;
import dev.mizzen.Retriever;
import dev.mizzen.impl.WordEmbedder;
import dev.mizzen.impl.rag.ScriptedModel;
import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.KernelBackends;
import dev.mizzen.rag.Abstention.Reason;
import dev.mizzen.rag.Answer;
import dev.mizzen.search.Hit;
import dev.mizzen.spi.ChatModel.Prompt;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BaselinesTest {
  private static final String QUESTION = "who built the lighthouse";
  private static final String PROOF = "ivan petrov built the lighthouse in 1863";
  private static final Pattern PASSAGE =
      Pattern.compile("<passage (\\d+) [0-9a-f]+>\n(?:Title: .*\n)?(.*)\n</passage");

  private final WordEmbedder embedder = new WordEmbedder();
  private final KernelBackend backend = KernelBackends.select(Optional.of("scalar"));
  private final Retriever retriever = Retriever.builder().embedder(embedder).open();

  @BeforeEach
  void fill() {
    List<Document> documents = new ArrayList<>();
    documents.add(Document.of("light", PROOF + " and it still shines"));
    for (int i = 0; i < 11; i++) {
      documents.add(
          Document.of("other" + i, "rye bread number " + i + " needs sourdough for a night " + i));
    }
    retriever.addAll(documents);
    retriever.commit();
  }

  @AfterEach
  void close() {
    retriever.close();
  }

  /** A model that sums up, makes up, joins, and quotes the proof where it sees it. */
  private static String says(Prompt prompt) {
    String all = prompt.toString();
    if (all.contains("Sum up the texts")) {
      return all.contains(PROOF) ? "summary: " + PROOF : "summary: rye bread needs sourdough";
    }
    if (all.contains("Write one short passage")) {
      return "zzz built the lighthouse in zzz";
    }
    if (all.contains("partial answers to one question")) {
      Matcher marked = Pattern.compile("petrov did\\. \\[\\d+: \"[^\"]*\"]").matcher(all);
      return marked.find() ? marked.group() : "NO ANSWER";
    }
    Matcher passage = PASSAGE.matcher(all);
    while (passage.find()) {
      if (passage.group(2).contains(PROOF)) {
        return "petrov did. [" + passage.group(1) + ": \"" + PROOF + "\"]";
      }
    }
    return "NO ANSWER";
  }

  private Baselines baselines(ScriptedModel model) {
    return new Baselines(retriever, embedder, model, backend, 5);
  }

  private RaptorTree tree(ScriptedModel model, int groupSize) {
    return new RaptorBuilder(embedder, model, backend, new RaptorOptions(2, groupSize, 100, 1))
        .build(retriever, ProgressListener.NONE);
  }

  @Test
  void allAnswerWithQuotesThatStandInDocuments() {
    ScriptedModel model = new ScriptedModel(BaselinesTest::says);
    RaptorTree tree = tree(model, 4);
    for (Baselines baselines : List.of(baselines(model), baselines(model).withTreeSummaries())) {
      for (RagSystem system :
          List.of(
              baselines.vector(),
              baselines.hyde(),
              baselines.raptor(tree),
              baselines.ensemble(tree))) {
        Answer answer = system.answer(QUESTION);
        assertThat(answer.text()).isEqualTo("petrov did.");
        assertThat(answer.citations()).hasSize(1);
        assertThat(answer.citations().getFirst().documentId()).isEqualTo("light");
        assertThat(answer.citations().getFirst().quote()).isEqualTo(PROOF);
      }
    }
  }

  @Test
  void whatAModelMakesUpIsRefusedByTheGateWhateverTheSearch() {
    ScriptedModel liar =
        new ScriptedModel(
            p ->
                p.toString().contains("<passage 1")
                    ? "Igor did. [1: \"igor built the lighthouse in 1863\"]"
                    : says(p));
    RaptorTree tree = tree(liar, 4);
    for (RagSystem system :
        List.of(
            baselines(liar).vector(),
            baselines(liar).hyde(),
            baselines(liar).raptor(tree),
            baselines(liar).ensemble(tree),
            baselines(liar).withTreeSummaries().vector())) {
      Answer answer = system.answer(QUESTION);
      assertThat(answer.abstention().orElseThrow().reason()).isEqualTo(Reason.UNSUPPORTED);
    }
  }

  /** The summary holds the words, too, but is a model's own. */
  @Test
  void aQuoteOfASummaryProvesNothing() {
    ScriptedModel model =
        new ScriptedModel(
            p -> {
              Matcher passage = PASSAGE.matcher(p.toString());
              while (passage.find()) {
                if (passage.group(2).startsWith("summary: " + PROOF)) {
                  return "petrov did. [" + passage.group(1) + ": \"" + PROOF + "\"]";
                }
              }
              return says(p);
            });
    Answer answer = baselines(model).raptor(tree(model, 4)).answer(QUESTION);
    assertThat(answer.passages()).extracting(Hit::id).anyMatch(RaptorTree::isSummary);
    assertThat(answer.abstention().orElseThrow().reason()).isEqualTo(Reason.UNSUPPORTED);
  }

  @Test
  void theMadeUpPassageSearchesAndIsNotShown() {
    ScriptedModel model = new ScriptedModel(BaselinesTest::says);
    Answer answer = baselines(model).hyde().answer("unrelated words entirely");
    assertThat(answer.passages().getFirst().id()).isEqualTo("light");
    assertThat(model.prompts()).hasSize(2);
    assertThat(model.prompts().getLast().toString()).doesNotContain("zzz");
    assertThat(baselines(model).vector().answer("unrelated words entirely").passages()).hasSize(5);
  }

  @Test
  void theMeanOfDirectionsIsBetweenBoth() {
    var mean =
        HydeSearch.mean(
            dev.mizzen.vector.Embedding.of(3, 0), dev.mizzen.vector.Embedding.of(0, 0.5f));
    assertThat(mean.toArray()).containsExactly(0.5f, 0.5f);
  }

  @Test
  void theTreeHasSummariesOfGroupsAndIsTheSameAgain() {
    ScriptedModel model = new ScriptedModel(BaselinesTest::says);
    RaptorTree tree = tree(model, 4);
    assertThat(tree.sizes().getFirst()).isEqualTo(12);
    assertThat(tree.sizes()).hasSize(3);
    assertThat(tree.sizes().get(1)).isBetween(2, 3);
    assertThat(tree.sizes().get(2)).isEqualTo(1);
    List<Document> found = tree.traverse(WordEmbedder.sentence(QUESTION), 2);
    assertThat(found).hasSize(5);
    assertThat(found.getFirst().id()).isEqualTo("light");
    assertThat(found.subList(2, 5)).allMatch(d -> RaptorTree.isSummary(d.id()));
    assertThat(tree(model, 4).traverse(WordEmbedder.sentence(QUESTION), 2)).isEqualTo(found);
    assertThat(tree(model, 20).sizes()).containsExactly(12, 1);
  }

  /** A document whose parent is far from the question is not looked at, near as it may be. */
  @Test
  void traversalGoesDownFromTheBestParents() {
    RaptorNode a = node("a", 1, 0);
    RaptorNode b = node("b", 0, 1);
    RaptorNode c = node("c", 0.9f, 0.1f);
    RaptorNode near = new RaptorNode(Document.of("s1", "x"), vector(1, 0), List.of(1));
    RaptorNode far = new RaptorNode(Document.of("s2", "x"), vector(0, 1), List.of(0, 2));
    RaptorTree tree = new RaptorTree(List.of(List.of(a, b, c), List.of(near, far)));
    assertThat(tree.traverse(vector(1, 0), 1)).extracting(Document::id).containsExactly("b", "s1");
    assertThat(tree.traverse(vector(1, 0), 2))
        .extracting(Document::id)
        .containsExactly("a", "c", "s1", "s2");
  }

  private static RaptorNode node(String id, float x, float y) {
    return new RaptorNode(Document.of(id, "x"), vector(x, y), List.of());
  }

  private static dev.mizzen.vector.Embedding vector(float x, float y) {
    return dev.mizzen.vector.Embedding.of(x, y);
  }

  @Test
  void anEmptyCorpusAndIdsOfSummariesAreRefused() {
    ScriptedModel model = new ScriptedModel(BaselinesTest::says);
    RaptorBuilder builder = new RaptorBuilder(embedder, model, backend, RaptorOptions.DEFAULT);
    assertThatThrownBy(() -> builder.build(List.of(), ProgressListener.NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("got 0");
    assertThatThrownBy(
            () ->
                builder.build(
                    List.of(Document.of("raptor-summary/1/1", "x")), ProgressListener.NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("raptor-summary/1/1");
  }

  /** Five passages by twos: three answers, of which one is left, so none has to be joined. */
  @Test
  void treeSummariesAskInGroupsAndJoinWhatAnswers() {
    ScriptedModel model = new ScriptedModel(BaselinesTest::says);
    baselines(model).withTreeSummaries().vector().answer(QUESTION);
    assertThat(model.prompts()).hasSize(3);
    ScriptedModel eager =
        new ScriptedModel(
            p -> {
              Matcher passage = PASSAGE.matcher(p.toString());
              if (!passage.find()) {
                return p.toString().contains("Partial answer 2")
                    ? says(p)
                    : "petrov did. [1: \"" + PROOF + "\"]";
              }
              String words = passage.group(2).substring(0, 22);
              return String.format(
                  Locale.ROOT, "petrov did. [%s: \"%s\"]", passage.group(1), words);
            });
    Answer answer = baselines(eager).withTreeSummaries().vector().answer(QUESTION);
    assertThat(eager.prompts()).hasSize(5);
    assertThat(answer.citations()).hasSize(1);
  }

  @Test
  void theControlsSayWhatTheyAreFor() {
    assertThat(Controls.refusing().answer("x").isAnswered()).isFalse();
    assertThat(Controls.answering("42").answer("x").text()).isEqualTo("42");
  }
}
