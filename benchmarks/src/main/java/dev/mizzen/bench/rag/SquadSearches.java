package dev.mizzen.bench.rag;

import dev.mizzen.Embedder;
import dev.mizzen.ProgressListener;
import dev.mizzen.Retriever;
import dev.mizzen.impl.rag.find.Evidence;
import dev.mizzen.impl.rag.find.SingleSearch;
import dev.mizzen.impl.rag.find.WordCounts;
import dev.mizzen.impl.rag.prompt.Packer;
import dev.mizzen.impl.rag.read.SentenceAnalyst;
import dev.mizzen.impl.retrieve.lucene.Deadline;
import dev.mizzen.index.RetrieverBuilder;
import dev.mizzen.kernels.KernelBackends;
import dev.mizzen.rag.Question;
import dev.mizzen.search.Mode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Searches and reads once for each question and state of the index. For one thread. */
final class SquadSearches {
  /** Passages an answer may rest on. */
  static final int PASSAGES = 10;

  /** Tokens of passages. */
  static final int ROOM = 4096;

  private final SquadData data;
  private final Embedder embedder;
  private final Optional<Embedder> reading;
  private final boolean tokenVectors;
  private final ProgressListener progress;

  /**
   * Searches over {@code data}.
   *
   * @param embedder of the index
   * @param reading whether passages are read by token vectors, or by words alone
   * @param tokenVectors whether the index keeps them, for ranking
   */
  SquadSearches(
      SquadData data,
      Embedder embedder,
      boolean reading,
      boolean tokenVectors,
      ProgressListener progress) {
    this.data = data;
    this.embedder = embedder;
    this.reading = reading ? Optional.of(embedder) : Optional.empty();
    this.tokenVectors = tokenVectors;
    this.progress = progress;
  }

  /** With everything in the index, by question. */
  Map<SquadData.Item, Prepared> full() {
    Map<SquadData.Item, Prepared> prepared = new LinkedHashMap<>();
    try (Retriever retriever = index("")) {
      Asker asker = new Asker(retriever);
      data.questions().forEach(item -> prepared.put(item, asker.ask(item, prepared.size())));
    }
    return prepared;
  }

  /** Without the paragraph that answers, by answerable question. */
  Map<SquadData.Item, Prepared> withoutParagraph() {
    Map<SquadData.Item, Prepared> prepared = new LinkedHashMap<>();
    try (Retriever retriever = index("")) {
      Asker asker = new Asker(retriever);
      for (var paragraph : data.paragraphs()) {
        List<SquadData.Item> items = new ArrayList<>(data.questions());
        items.removeIf(i -> !i.answerable() || !i.paragraph().equals(paragraph.id()));
        if (!items.isEmpty()) {
          retriever.delete(paragraph.id());
          retriever.refresh();
          items.forEach(item -> prepared.put(item, asker.ask(item, prepared.size())));
          retriever.upsert(paragraph);
          retriever.refresh();
        }
      }
    }
    return prepared;
  }

  /** Without the whole article, by answerable question. */
  Map<SquadData.Item, Prepared> withoutArticle() {
    Map<SquadData.Item, Prepared> prepared = new LinkedHashMap<>();
    for (String article : data.articles()) {
      try (Retriever retriever = index(article)) {
        Asker asker = new Asker(retriever);
        for (SquadData.Item item : data.questions()) {
          if (item.answerable() && item.article().equals(article)) {
            prepared.put(item, asker.ask(item, prepared.size()));
          }
        }
      }
    }
    return prepared;
  }

  private Retriever index(String withoutArticle) {
    RetrieverBuilder builder = Retriever.builder().embedder(embedder);
    Retriever retriever = (tokenVectors ? builder.tokenVectors() : builder).open();
    retriever.upsertAll(
        data.paragraphs().stream().filter(p -> !p.title().equals(withoutArticle)).toList());
    retriever.commit();
    return retriever;
  }

  private final class Asker {
    private final SingleSearch search;
    private final SentenceAnalyst analyst;

    Asker(Retriever retriever) {
      search = new SingleSearch(retriever, Mode.HYBRID, 2 * PASSAGES);
      analyst =
          new SentenceAnalyst(
              reading, KernelBackends.select(Optional.empty()), new WordCounts(retriever));
    }

    /** The pipeline's own steps, from nothing but the text. */
    Prepared ask(SquadData.Item item, int done) {
      Evidence evidence = search.find(Question.of(item.text()), new Deadline(Optional.empty()));
      progress.onProgress("ask", done, data.questions().size());
      return new Prepared(
          evidence, analyst.analyse(item.text(), new Packer(ROOM, PASSAGES).pack(evidence.hits())));
    }
  }
}
