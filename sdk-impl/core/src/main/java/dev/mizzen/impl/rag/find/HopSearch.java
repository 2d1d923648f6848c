package dev.mizzen.impl.rag.find;

import dev.mizzen.Document;
import dev.mizzen.Retriever;
import dev.mizzen.impl.rag.read.Asked;
import dev.mizzen.impl.retrieve.lucene.Deadline;
import dev.mizzen.rag.Answer.Hop;
import dev.mizzen.rag.Question;
import dev.mizzen.search.Fusion;
import dev.mizzen.search.Hit;
import dev.mizzen.search.Mode;
import dev.mizzen.search.Query;
import dev.mizzen.search.SearchResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Several searches, without a language model: what the best passages name and the question does not
 * opens the next. A passage d that shares a name with an anchor p, or whose title stands in p,
 * scores {@code s(d) + λ·min(1, s(p))·(c + (1−c)·r)·w·γʰ}: s is the score of the first search in
 * [0, 1], r the weighted share of the question's words missing from p that d has, w is 1 if the
 * name is d's title and less if it stands in d's text and in few others, and h counts hops.
 *
 * <p>Cost: one search with the question, one for the titles that stand in it, and two by words for
 * each of {@value #ANCHORS} anchors of a hop. Safe for use by many threads.
 */
public final class HopSearch implements EvidenceFinder {
  private static final int FIRST = 200;
  private static final int ANCHORS = 4;
  private static final int TITLES = 40;
  private static final int TEXTS = 30;
  private static final int COMMON = 4;
  private static final double NAMED_IN_QUESTION = 0.5;
  private static final double LINK = 1.2;
  private static final double FLOOR = 0.5;
  private static final double IN_TEXT = 0.3;
  private static final double DECAY = 0.7;
  private static final Fusion WORDS_AND_MEANING =
      Fusion.weighted(Map.of(Mode.BM25, 0.4, Mode.DENSE, 0.6));

  private final SingleSearch single;
  private final Mode mode;
  private final int limit;
  private final int maxHops;
  private final WordCounts counts;

  /**
   * Over a retriever.
   *
   * @param limit documents at most
   * @param maxHops searches that may follow one another
   * @param counts weighs words
   */
  public HopSearch(Retriever retriever, Mode mode, int limit, int maxHops, WordCounts counts) {
    single = new SingleSearch(retriever, mode, limit);
    this.mode = mode;
    this.limit = limit;
    this.maxHops = maxHops;
    this.counts = counts;
  }

  @Override
  public Evidence find(Question question, Deadline deadline) {
    Query first =
        single
            .query(question.text())
            .limit(Math.max(FIRST, limit))
            .candidates(Math.max(FIRST, limit))
            .documents(Math.max(ANCHORS, limit)); // the others count by their scores
    SearchResult found =
        single.run(
            mode == Mode.HYBRID ? first.fusion(WORDS_AND_MEANING) : first, question, deadline);
    if (maxHops == 1 || found.hits().isEmpty() || deadline.isPassed()) {
      List<Hit> hits = found.hits().subList(0, Math.min(limit, found.hits().size()));
      return new Evidence(
          hits,
          List.of(new Hop(question.text(), hits.stream().map(Hit::id).toList())),
          found.partial());
    }
    return new Hops(question, deadline, found).run();
  }

  /** One question's searches. */
  private final class Hops {
    private final Question question;
    private final Deadline deadline;
    private final HopRanking ranking;
    private final Set<String> asked;
    private final String plainQuestion;
    private final Asked words;
    private final DocumentWords texts = new DocumentWords();
    private final Set<String> expanded = new HashSet<>();
    private final List<Hop> hops = new ArrayList<>();

    Hops(Question question, Deadline deadline, SearchResult found) {
      this.question = question;
      this.deadline = deadline;
      ranking = new HopRanking(found.hits());
      asked = Names.of(question.text());
      plainQuestion = Names.plain(question.text());
      words = Asked.of(question.text(), counts);
      hops.add(
          new Hop(question.text(), found.ids().subList(0, Math.min(limit, found.ids().size()))));
    }

    Evidence run() {
      addNamedInQuestion();
      double decay = 1;
      for (int hop = 1; hop < maxHops && !deadline.isPassed(); hop++) {
        expand(decay);
        decay *= DECAY;
      }
      return new Evidence(ranking.top(limit), hops, deadline.isPassed());
    }

    private void addNamedInQuestion() {
      for (Hit hit : byTitle(question.text())) {
        if (isNamed(hit.document(), asked) || isAsked(hit.document())) {
          ranking.add(hit, NAMED_IN_QUESTION);
        }
      }
    }

    private boolean isAsked(Document document) {
      return Names.isTitleIn(plainQuestion, document.title());
    }

    private void expand(double decay) {
      Map<String, Double> bonuses = new HashMap<>();
      Map<String, Hit> linked = new LinkedHashMap<>();
      for (Hit anchor : ranking.top(ANCHORS)) {
        if (expanded.add(anchor.id()) && !deadline.isPassed()) {
          links(anchor, decay, bonuses, linked);
        }
      }
      linked.forEach((id, hit) -> ranking.add(hit, bonuses.getOrDefault(id, 0.0)));
    }

    private void links(
        Hit anchor, double decay, Map<String, Double> bonuses, Map<String, Hit> linked) {
      Set<String> names = Names.of(anchor.document().text());
      String title = Names.ofTitle(anchor.document().title());
      names.removeIf(name -> asked.contains(name) || name.equals(title));
      if (names.isEmpty()) {
        return;
      }
      double strength = LINK * decay * Math.min(1, ranking.score(anchor.id()));
      Set<String> missing = missing(anchor.document());
      Set<String> found = new HashSet<>();
      List<Hit> byTitle = byTitle(String.join(" ", names));
      List<Hit> byText =
          single.run(Query.bm25(String.join(" ", names)).limit(TEXTS), question, deadline).hits();
      String text = texts.plain(anchor.document());
      for (Hit hit : byTitle) {
        if (!hit.id().equals(anchor.id())
            && (isNamed(hit.document(), names)
                || (Names.isTitleIn(text, hit.document().title()) && !isAsked(hit.document())))) {
          offer(hit, strength * fit(missing, hit.document()), bonuses, linked);
          found.add(hit.id());
        }
      }
      Set<String> rare = rare(names, byText);
      for (Hit hit : byText) {
        String plain = texts.plain(hit.document());
        if (!hit.id().equals(anchor.id()) && rare.stream().anyMatch(n -> Names.within(n, plain))) {
          offer(hit, IN_TEXT * strength * fit(missing, hit.document()), bonuses, linked);
          found.add(hit.id());
        }
      }
      hops.add(new Hop(String.join("; ", names), List.copyOf(ranking.unknown(found))));
    }

    private void offer(
        Hit hit, double bonus, Map<String, Double> bonuses, Map<String, Hit> linked) {
      bonuses.merge(hit.id(), bonus, Math::max);
      linked.putIfAbsent(hit.id(), hit);
    }

    /** Names that stand in few of the texts found by them. */
    private Set<String> rare(Set<String> names, List<Hit> byText) {
      List<String> plain = byText.stream().map(hit -> texts.plain(hit.document())).toList();
      Set<String> rare = new HashSet<>(names);
      rare.removeIf(
          name -> plain.stream().filter(text -> Names.within(name, text)).count() > COMMON);
      return rare;
    }

    private List<Hit> byTitle(String words) {
      Query query = Query.bm25(words).field(Document.TITLE, 1).limit(TITLES);
      return single.run(query, question, deadline).hits();
    }

    /** The stems of the question's words that are not there. */
    private Set<String> missing(Document document) {
      Set<String> missing = words.telling();
      missing.removeAll(texts.stems(document));
      return missing;
    }

    private double fit(Set<String> missing, Document document) {
      Set<String> stems = texts.stems(document);
      double all = 0;
      double there = 0;
      for (String stem : missing) {
        double weight = words.weight(stem);
        all += weight;
        there += stems.contains(stem) ? weight : 0;
      }
      return FLOOR + (all == 0 ? 0 : (1 - FLOOR) * there / all);
    }
  }

  private static boolean isNamed(Document document, Set<String> names) {
    String title = Names.ofTitle(document.title());
    return names.stream().anyMatch(name -> Names.within(title, name));
  }
}
