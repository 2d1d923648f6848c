package dev.mizzen.impl.rag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.Document;
import dev.mizzen.RagPipeline;
import dev.mizzen.Retriever;
import dev.mizzen.impl.WordEmbedder;
import dev.mizzen.rag.Answer;
import dev.mizzen.rag.Answer.Hop;
import dev.mizzen.rag.AnswerCache;
import dev.mizzen.rag.Question;
import dev.mizzen.rag.RagBuilder;
import dev.mizzen.rag.RagObserver;
import dev.mizzen.search.Filter;
import dev.mizzen.search.Hit;
import dev.mizzen.search.Mode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Three tenants in one index: the same ids and titles, other texts. They ask, write and delete in a
 * seeded order; every answer is compared with what its tenant has stored. For one thread.
 */
final class TenantWorld {
  private static final List<String> TENANTS = List.of("a", "b", "c");
  private static final List<String> THINGS = List.of("lighthouse", "harbour", "bridge", "tower");
  private static final List<String> PLACES = List.of("Varna", "Burgas", "Sofia");
  private static final int FIRST = 12;

  /** Half of the questions there are, so that entries are pushed out, too. */
  private static final int ENTRIES = 30;

  /** Questions between two changes of the index, in the mean. */
  private static final int CHANGE = 40;

  /** Names what the other tenants have, and what others asked. */
  private final ScriptedModel planner =
      PlannerScript.model(
          question -> "Who built the tower of Sofia?\nbuilt by a7\nbuilt by c7",
          shown -> shown.contains("- built by a1\n") ? "ENOUGH" : "built by a1");

  private final long seed;
  private final Random random;
  private final Map<String, Map<String, Document>> stored = new HashMap<>();
  private int kept;
  private int filtered;
  private int changes;
  private int shown;
  private int planned;
  private boolean fromCache;

  TenantWorld(long seed) {
    this.seed = seed;
    random = new Random(seed);
  }

  /** Asks so many questions. */
  TenantWorld ask(int questions) {
    try (WordEmbedder embedder = new WordEmbedder();
        Retriever retriever = Retriever.builder().requireTenant().open()) {
      Map<String, RagPipeline> pipelines = new HashMap<>();
      for (String tenant : TENANTS) {
        stored.put(tenant, new HashMap<>());
        Retriever view = retriever.forTenant(tenant);
        for (int i = 0; i < FIRST; i++) {
          write(view, tenant);
        }
        pipelines.put(tenant, pipeline(view, tenant, embedder));
      }
      retriever.refresh();
      for (int i = 0; i < questions; i++) {
        String tenant = pick(TENANTS);
        if (random.nextInt(CHANGE) == 0) {
          change(retriever.forTenant(tenant), tenant);
          retriever.refresh();
        }
        Question question = question();
        planner.forget();
        check(pipelines.get(tenant).ask(question), question, tenant, i);
      }
      pipelines.values().forEach(RagPipeline::close);
    }
    return this;
  }

  /** How many answers came from a cache. */
  int kept() {
    return kept;
  }

  /** How many questions had a filter. */
  int filtered() {
    return filtered;
  }

  /** How often the index changed. */
  int changes() {
    return changes;
  }

  /** How many passages were compared. */
  int shown() {
    return shown;
  }

  /** How many of the planner's prompts had passages, and none but its tenant's. */
  int planned() {
    return planned;
  }

  /** One tenant's questions take several searches, another's those of a plan, the last's one. */
  private RagPipeline pipeline(Retriever view, String tenant, WordEmbedder embedder) {
    RagObserver counter =
        new RagObserver() {
          @Override
          public void answered(Question question, Answer answer, boolean again) {
            kept += again ? 1 : 0;
            fromCache = again;
          }
        };
    RagBuilder builder =
        RagPipeline.over(view)
            .mode(Mode.BM25)
            .embedder(embedder)
            .passages(3)
            .maxHops(tenant.equals("c") ? 1 : 2)
            .falseRefusalRate(0)
            .cache(new AnswerCache(ENTRIES, 0.95))
            .observer(counter);
    return (tenant.equals("b") ? builder.planner(planner) : builder).open();
  }

  private void check(Answer answer, Question question, String tenant, int round) {
    filtered += question.filter().isPresent() ? 1 : 0;
    for (Hit hit : answer.passages()) {
      Document now = stored.get(tenant).get(hit.id());
      shown++;
      // Comparing first: a description for each of millions of passages takes longer than the rest.
      if (!hit.document().equals(now) || !passes(question, hit)) {
        assertThat(hit.document())
            .as("seed %s, round %s: %s", seed, round, question)
            .isEqualTo(now);
        throw new AssertionError(
            "seed " + seed + ", round " + round + ": the filter let by " + hit);
      }
    }
    answer.citations().forEach(c -> assertThat(stored.get(tenant)).containsKey(c.documentId()));
    if (!fromCache) {
      checkHops(answer, tenant, round);
    }
    planner.prompts().forEach(prompt -> checkPrompt(PlannerScript.last(prompt), tenant, round));
  }

  private void checkHops(Answer answer, String tenant, int round) {
    for (Hop hop : answer.hops()) {
      if (!stored.get(tenant).keySet().containsAll(hop.documentIds())) {
        throw new AssertionError(
            "seed " + seed + ", round " + round + ": " + tenant + " has not all of " + hop);
      }
    }
  }

  /** Questions and searches say "built", passages alone "was built". */
  private void checkPrompt(String prompt, String tenant, int round) {
    planned += prompt.contains("was built by " + tenant) ? 1 : 0;
    for (String other : TENANTS) {
      if (!other.equals(tenant) && prompt.contains("was built by " + other)) {
        throw new AssertionError(
            "seed " + seed + ", round " + round + ": " + tenant + " planned with " + prompt);
      }
    }
  }

  private static boolean passes(Question question, Hit hit) {
    return question.filter().isEmpty()
        || question.filter().get().equals(Filter.eq("kind", hit.id().replaceFirst("\\d+$", "")));
  }

  private Question question() {
    Question question = Question.of("Who built the " + pick(THINGS) + " of " + pick(PLACES) + "?");
    return random.nextBoolean() ? question : question.filter(Filter.eq("kind", pick(THINGS)));
  }

  private void change(Retriever view, String tenant) {
    changes++;
    List<String> ids = new ArrayList<>(stored.get(tenant).keySet());
    if (random.nextBoolean() && !ids.isEmpty()) {
      String id = pick(ids);
      stored.get(tenant).remove(id);
      view.delete(id);
    } else {
      write(view, tenant);
    }
  }

  private void write(Retriever view, String tenant) {
    String thing = pick(THINGS);
    String place = pick(PLACES);
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

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
