package dev.mizzen.impl.rag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.Document;
import dev.mizzen.RagPipeline;
import dev.mizzen.Retriever;
import dev.mizzen.impl.WordEmbedder;
import dev.mizzen.rag.Answer;
import dev.mizzen.rag.AnswerCache;
import dev.mizzen.rag.Question;
import dev.mizzen.search.Filter;
import dev.mizzen.search.Hit;
import dev.mizzen.search.Mode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** No answer shows another tenant's passage, a deleted one, or one that the filter keeps out. */
class TenantAnswersTest {
  private static final int QUESTIONS = Boolean.getBoolean("mizzen.thorough") ? 1_000_000 : 10_000;
  private static final long SEED = 20_261_123;
  private static final List<String> TENANTS = List.of("a", "b", "c");
  private static final String[] THINGS = {"lighthouse", "harbour", "bridge", "tower"};
  private static final String[] PLACES = {"Varna", "Burgas", "Sofia"};

  private final Random random = new Random(SEED);
  private final Map<String, Map<String, Document>> stored = new HashMap<>();

  @Test
  void showsNoForeignPassage() {
    WordEmbedder embedder = new WordEmbedder();
    try (Retriever retriever = Retriever.builder().requireTenant().open()) {
      Map<String, RagPipeline> pipelines = new HashMap<>();
      int cached = 0;
      for (String tenant : TENANTS) {
        stored.put(tenant, new HashMap<>());
        Retriever view = retriever.forTenant(tenant);
        for (int i = 0; i < 12; i++) {
          write(view, tenant);
        }
        pipelines.put(
            tenant,
            RagPipeline.over(view)
                .mode(Mode.BM25)
                .embedder(embedder)
                .passages(3)
                .maxHops(2)
                .falseRefusalRate(0)
                .cache(new AnswerCache(8, 0.95))
                .open());
      }
      retriever.refresh();
      Map<Answer, Boolean> seen = new java.util.IdentityHashMap<>();
      for (int i = 0; i < QUESTIONS; i++) {
        String tenant = TENANTS.get(random.nextInt(TENANTS.size()));
        if (random.nextInt(40) == 0) {
          change(retriever.forTenant(tenant), tenant);
          retriever.refresh();
          seen.clear();
        }
        Question question = question();
        Answer answer = pipelines.get(tenant).ask(question);
        cached += seen.put(answer, true) == null ? 0 : 1;
        check(answer, question, tenant, i);
      }
      assertThat(cached).as("answers from the cache").isGreaterThan(QUESTIONS / 100);
      pipelines.values().forEach(RagPipeline::close);
    }
  }

  private void check(Answer answer, Question question, String tenant, int round) {
    for (Hit hit : answer.passages()) {
      Document now = stored.get(tenant).get(hit.id());
      assertThat(hit.document()).as("seed %s, round %s", SEED, round).isEqualTo(now);
      if (question.filter().isPresent()) {
        assertThat(question.filter().get())
            .isEqualTo(
                Filter.eq(
                    "kind",
                    ((dev.mizzen.MetadataValue.Keyword) hit.document().metadata().get("kind"))
                        .value()));
      }
    }
    answer.citations().forEach(c -> assertThat(stored.get(tenant)).containsKey(c.documentId()));
  }

  private Question question() {
    Question question =
        Question.of(
            "Who built the "
                + THINGS[random.nextInt(THINGS.length)]
                + " of "
                + PLACES[random.nextInt(PLACES.length)]
                + "?");
    return random.nextBoolean()
        ? question
        : question.filter(Filter.eq("kind", THINGS[random.nextInt(THINGS.length)]));
  }

  private void change(Retriever view, String tenant) {
    List<String> ids = new ArrayList<>(stored.get(tenant).keySet());
    if (random.nextBoolean() && !ids.isEmpty()) {
      String id = ids.get(random.nextInt(ids.size()));
      stored.get(tenant).remove(id);
      view.delete(id);
    } else {
      write(view, tenant);
    }
  }

  /** Ids are the same in all tenants, texts are not. */
  private void write(Retriever view, String tenant) {
    String thing = THINGS[random.nextInt(THINGS.length)];
    String place = PLACES[random.nextInt(PLACES.length)];
    String id = thing + random.nextInt(6);
    Document document =
        Document.builder(id)
            .title(place)
            .text("The " + thing + " of " + place + " was built by " + tenant + random.nextInt(99))
            .metadata("kind", thing)
            .build();
    stored.get(tenant).put(id, document);
    view.upsert(document);
  }
}
