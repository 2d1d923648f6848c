package dev.mizzen.impl.unanswerable;

import dev.mizzen.Document;
import dev.mizzen.ProgressListener;
import dev.mizzen.eval.unanswerable.ExternalArticleSource;
import dev.mizzen.eval.unanswerable.GenerationReport;
import dev.mizzen.eval.unanswerable.InformationRequest;
import dev.mizzen.eval.unanswerable.UnanswerableQuestion;
import dev.mizzen.impl.chat.CachedChatModel;
import dev.mizzen.impl.unanswerable.article.StoredArticles;
import dev.mizzen.spi.UnanswerableProvider;
import dev.mizzen.spi.UnanswerableSpec;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Makes questions as CRUMQs are made (arXiv:2510.11956). */
public final class CrumqProvider implements UnanswerableProvider {
  /** For {@link java.util.ServiceLoader}. */
  public CrumqProvider() {}

  @Override
  public String id() {
    return "crumq";
  }

  @Override
  public GenerationReport make(
      UnanswerableSpec spec,
      Iterable<Document> documents,
      List<InformationRequest> requests,
      ExternalArticleSource articles,
      ProgressListener progress) {
    requireDifferent(requests);
    Corpus corpus = Corpus.of(documents);
    if (spec.checkpoint().isEmpty()) {
      return new GenerationRun(spec, spec.model(), progress).run(corpus, requests, articles);
    }
    Path replies = spec.checkpoint().get().resolve("replies");
    try (CachedChatModel keeping = new CachedChatModel(spec.model(), replies)) {
      return new GenerationRun(spec, keeping, progress).run(corpus, requests, articles);
    }
  }

  private static void requireDifferent(List<InformationRequest> requests) {
    if (requests.isEmpty()) {
      throw new IllegalArgumentException("questions need at least 1 request, got 0");
    }
    Set<String> ids = new HashSet<>();
    for (InformationRequest request : requests) {
      if (!ids.add(request.id())) {
        throw new IllegalArgumentException("two requests have the id '" + request.id() + "'");
      }
    }
  }

  @Override
  public void write(Path file, List<UnanswerableQuestion> questions) {
    QuestionFile.write(file, questions);
  }

  @Override
  public List<UnanswerableQuestion> read(Path file) {
    return QuestionFile.read(file);
  }

  @Override
  public List<InformationRequest> requests(Path file) {
    return RequestFile.read(file);
  }

  @Override
  public ExternalArticleSource articles(Path folderOrFile) {
    return StoredArticles.read(folderOrFile);
  }
}
