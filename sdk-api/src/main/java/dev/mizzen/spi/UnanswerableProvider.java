package dev.mizzen.spi;

import dev.mizzen.Document;
import dev.mizzen.Incubating;
import dev.mizzen.ProgressListener;
import dev.mizzen.eval.unanswerable.ExternalArticleSource;
import dev.mizzen.eval.unanswerable.GenerationReport;
import dev.mizzen.eval.unanswerable.InformationRequest;
import dev.mizzen.eval.unanswerable.UnanswerableQuestion;
import java.nio.file.Path;
import java.util.List;

/** Makes unanswerable questions; registered as a service. */
@Incubating(since = "0.1.0")
public interface UnanswerableProvider extends Provider {
  /** See {@link dev.mizzen.eval.unanswerable.UnanswerableQuestions#make}. */
  GenerationReport make(
      UnanswerableSpec spec,
      Iterable<Document> corpus,
      List<InformationRequest> requests,
      ExternalArticleSource articles,
      ProgressListener progress);

  /** See {@link dev.mizzen.eval.unanswerable.UnanswerableQuestions#write}. */
  void write(Path file, List<UnanswerableQuestion> questions);

  /** See {@link dev.mizzen.eval.unanswerable.UnanswerableQuestions#read}. */
  List<UnanswerableQuestion> read(Path file);

  /** See {@link dev.mizzen.eval.unanswerable.UnanswerableQuestions#readRequests}. */
  List<InformationRequest> requests(Path file);

  /** See {@link ExternalArticleSource#read}. */
  ExternalArticleSource articles(Path folderOrFile);
}
