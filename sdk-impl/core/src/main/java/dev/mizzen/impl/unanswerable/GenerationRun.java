package dev.mizzen.impl.unanswerable;

import dev.mizzen.Document;
import dev.mizzen.ProgressListener;
import dev.mizzen.eval.unanswerable.ExternalArticleSource;
import dev.mizzen.eval.unanswerable.GenerationReport;
import dev.mizzen.eval.unanswerable.GenerationSizes;
import dev.mizzen.eval.unanswerable.InformationRequest;
import dev.mizzen.eval.unanswerable.UnanswerableQuestion;
import dev.mizzen.impl.unanswerable.article.ArticleFinder;
import dev.mizzen.impl.unanswerable.article.FoundArticle;
import dev.mizzen.impl.unanswerable.context.Context;
import dev.mizzen.impl.unanswerable.context.ContextMaker;
import dev.mizzen.impl.unanswerable.context.Material;
import dev.mizzen.impl.unanswerable.context.Materials;
import dev.mizzen.impl.unanswerable.context.Parts;
import dev.mizzen.impl.unanswerable.filter.CorpusIndex;
import dev.mizzen.impl.unanswerable.filter.HopFilter;
import dev.mizzen.impl.unanswerable.filter.QualityFilter;
import dev.mizzen.impl.unanswerable.filter.Reasoned;
import dev.mizzen.impl.unanswerable.filter.Verified;
import dev.mizzen.impl.unanswerable.filter.Verifier;
import dev.mizzen.impl.unanswerable.question.QuestionWriter;
import dev.mizzen.impl.unanswerable.reply.Asker;
import dev.mizzen.impl.unanswerable.reply.Tally;
import dev.mizzen.impl.unanswerable.topic.TopicFinder;
import dev.mizzen.spi.ChatModel;
import dev.mizzen.spi.UnanswerableSpec;
import java.util.ArrayList;
import java.util.List;

/** One run over all steps (arXiv:2510.11956, section 3). For one thread. */
final class GenerationRun {
  private final UnanswerableSpec spec;
  private final GenerationSizes sizes;
  private final ProgressListener progress;
  private final Tally tally = new Tally();
  private final Asker asker;
  private final Parts parts;

  /**
   * @param model asked in place of that of {@code spec}, which stands behind it
   */
  GenerationRun(UnanswerableSpec spec, ChatModel model, ProgressListener progress) {
    this.spec = spec;
    this.progress = progress;
    sizes = spec.sizes();
    asker = new Asker(model, spec.calls(), progress, tally);
    parts = new Parts(spec.embedder(), sizes.chunkTokens(), sizes.overlapTokens());
  }

  GenerationReport run(
      Corpus corpus, List<InformationRequest> requests, ExternalArticleSource source) {
    try (CorpusIndex index = new CorpusIndex(corpus.documents(), spec.embedder(), progress)) {
      List<List<Document>> documents = documents(corpus, requests, index);
      List<List<FoundArticle>> articles =
          finder(source).find(topics(requests, documents), corpus.texts());
      List<Context> contexts = contexts(requests, documents, articles);
      List<UnanswerableQuestion> questions = filtered(write(contexts), index);
      return new GenerationReport(
          questions,
          tally.counts(),
          tally.usage(),
          Provenance.of(spec, corpus.documents(), requests, articles),
          tally.refusal());
    }
  }

  /** The documents that belong to each request, named or found. */
  private List<List<Document>> documents(
      Corpus corpus, List<InformationRequest> requests, CorpusIndex index) {
    List<List<Document>> documents = new ArrayList<>();
    for (InformationRequest request : requests) {
      List<String> ids =
          request.documents().isEmpty()
              ? index.documents(request.title() + " " + request.problem(), sizes.passages())
              : request.documents();
      documents.add(corpus.of(request, ids));
    }
    return documents;
  }

  /** A document is shown with its first chunk, so that the prompt fits. */
  private List<List<String>> topics(
      List<InformationRequest> requests, List<List<Document>> documents) {
    List<List<String>> texts =
        documents.stream()
            .map(ofRequest -> ofRequest.stream().map(this::beginning).toList())
            .toList();
    return new TopicFinder(
            asker, tally, spec.embedder(), spec.duplicates(), sizes.topics(), spec.contextSeed())
        .find(requests, texts);
  }

  private String beginning(Document document) {
    List<String> chunks = parts.of(document.id(), document.text());
    String text = chunks.isEmpty() ? "" : chunks.getFirst();
    return document.title().isBlank() ? text : document.title() + ": " + text;
  }

  private ArticleFinder finder(ExternalArticleSource source) {
    return new ArticleFinder(
        source,
        sizes.articles(),
        spec.checkpoint().map(folder -> folder.resolve("articles.jsonl")),
        asker,
        tally);
  }

  private List<Context> contexts(
      List<InformationRequest> requests,
      List<List<Document>> documents,
      List<List<FoundArticle>> articles) {
    Materials cutter = new Materials(parts);
    List<Material> materials = new ArrayList<>();
    for (int i = 0; i < requests.size(); i++) {
      materials.addAll(cutter.of(requests.get(i), documents.get(i), articles.get(i)));
    }
    return new ContextMaker(asker, tally, sizes, spec.difficulty(), spec.contextSeed())
        .make(requests, materials);
  }

  private List<Candidate> write(List<Context> contexts) {
    return new QuestionWriter(
            asker, tally, spec.embedder(), spec.duplicates(), sizes.questions(), spec.promptSeed())
        .write(contexts);
  }

  private List<UnanswerableQuestion> filtered(List<Candidate> candidates, CorpusIndex index) {
    List<Verified> verified = new Verifier(asker, tally, index, sizes.passages()).keep(candidates);
    List<Reasoned> reasoned = new HopFilter(asker, tally, spec.difficulty()).keep(verified);
    return new QualityFilter(asker, tally, spec.rule()).keep(reasoned);
  }
}
