package dev.mizzen.impl.unanswerable;

import dev.mizzen.Document;
import dev.mizzen.eval.unanswerable.InformationRequest;
import dev.mizzen.impl.embed.model.Sha256;
import dev.mizzen.impl.unanswerable.article.FoundArticle;
import dev.mizzen.impl.unanswerable.filter.CorpusAnswerPrompt;
import dev.mizzen.impl.unanswerable.filter.Criterion;
import dev.mizzen.impl.unanswerable.filter.ReasoningPrompt;
import dev.mizzen.impl.unanswerable.filter.RelevancePrompt;
import dev.mizzen.impl.unanswerable.filter.VerdictPrompt;
import dev.mizzen.impl.unanswerable.question.QuestionTemplate;
import dev.mizzen.impl.unanswerable.topic.TopicPrompt;
import dev.mizzen.spi.ChatModel.Prompt;
import dev.mizzen.spi.UnanswerableSpec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What decides the questions of a run, so that a benchmark can say where it comes from. */
final class Provenance {
  private Provenance() {}

  static Map<String, String> of(
      UnanswerableSpec spec,
      Collection<Document> corpus,
      List<InformationRequest> requests,
      List<List<FoundArticle>> articles) {
    Map<String, String> facts = new TreeMap<>();
    facts.put("model", spec.model().id());
    facts.put("embedder", spec.embedder().identity().toString());
    facts.put("sizes", spec.sizes().toString());
    facts.put("difficulty", spec.difficulty().toString());
    facts.put("rule", spec.rule().name());
    facts.put("duplicates", Double.toString(spec.duplicates()));
    facts.put("seeds", spec.contextSeed() + " " + spec.promptSeed());
    facts.put("prompts-sha256", sha256(prompts()));
    facts.put("corpus-sha256", sha256(corpus.stream().map(Provenance::shown).toList()));
    facts.put("requests-sha256", sha256(requests));
    facts.put("articles-sha256", sha256(articles));
    return facts;
  }

  private static String shown(Document document) {
    return document.id() + "\n" + document.texts();
  }

  /** Each prompt over empty material. */
  private static List<Prompt> prompts() {
    InformationRequest request = InformationRequest.of("id", "title");
    List<Prompt> prompts = new ArrayList<>();
    prompts.add(TopicPrompt.of(request));
    prompts.add(TopicPrompt.of(request, ""));
    prompts.add(RelevancePrompt.of(request, "", ""));
    QuestionTemplate.all().forEach(template -> prompts.add(template.prompt("", 1, 1)));
    prompts.add(CorpusAnswerPrompt.of("", List.of(), 1));
    prompts.add(VerdictPrompt.of("", "", ""));
    prompts.add(ReasoningPrompt.of("", ""));
    for (Criterion criterion : Criterion.values()) {
      prompts.add(criterion.prompt("", "", ""));
    }
    return prompts;
  }

  private static String sha256(List<?> facts) {
    return Sha256.of(facts.toString().getBytes(StandardCharsets.UTF_8));
  }
}
