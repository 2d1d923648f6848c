package dev.mizzen.impl.rag;

import dev.mizzen.Embedder;
import dev.mizzen.RagPipeline;
import dev.mizzen.impl.call.AsyncCalls;
import dev.mizzen.impl.rag.abstain.ReaderModel;
import dev.mizzen.impl.rag.cache.SemanticCache;
import dev.mizzen.impl.rag.find.EvidenceFinder;
import dev.mizzen.impl.rag.find.FollowUp;
import dev.mizzen.impl.rag.find.HopSearch;
import dev.mizzen.impl.rag.find.SingleSearch;
import dev.mizzen.impl.rag.find.WordCounts;
import dev.mizzen.impl.rag.plan.PlanLimits;
import dev.mizzen.impl.rag.plan.PlannedSearch;
import dev.mizzen.impl.rag.prompt.Tokens;
import dev.mizzen.impl.rag.read.SentenceAnalyst;
import dev.mizzen.impl.rag.write.ChatGenerator;
import dev.mizzen.impl.rag.write.ExtractiveGenerator;
import dev.mizzen.impl.rag.write.Generator;
import dev.mizzen.impl.rag.write.Replies;
import dev.mizzen.impl.retrieve.LuceneRetrieverProvider;
import dev.mizzen.impl.retrieve.lucene.Deadline;
import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.KernelBackends;
import dev.mizzen.rag.Question;
import dev.mizzen.search.Mode;
import dev.mizzen.spi.RagProvider;
import dev.mizzen.spi.RagSpec;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.ToIntFunction;

/** Opens pipelines; the kernels are chosen as {@link LuceneRetrieverProvider} does. */
public final class CitingRagProvider implements RagProvider {
  /** What the rules of a prompt take, and the marks around its messages. */
  private static final int RULES = 256;

  /** For {@link java.util.ServiceLoader}. */
  public CitingRagProvider() {}

  @Override
  public String id() {
    return "citing";
  }

  @Override
  public RagPipeline open(RagSpec spec) {
    Optional<Embedder> embedder = spec.embedder().filter(Embedder::hasTokenVectors);
    ReaderModel model = ReaderModel.shipped(embedder.isPresent());
    WordCounts counts = new WordCounts(spec.retriever());
    Parts shipped =
        new Parts(
            finder(spec, counts),
            spec.passages(),
            room(spec),
            new SentenceAnalyst(embedder, backend(), counts),
            model,
            model.abstention().threshold(spec.falseRefusalRate()),
            generator(spec));
    Parts parts = shipped.calibrated(spec.calibration(), spec.falseRefusalRate());
    int threads = Runtime.getRuntime().availableProcessors();
    Optional<SemanticCache> cache =
        spec.cache()
            .map(
                c ->
                    new SemanticCache(
                        spec.retriever(),
                        spec.embedder().orElseThrow(),
                        c.leastCosine(),
                        c.entries()));
    return new CitingPipeline(
        parts, new AsyncCalls("rag", spec.executor(), threads), cache, spec.observer());
  }

  private static EvidenceFinder finder(RagSpec spec, WordCounts counts) {
    int limit = 2 * spec.passages();
    EvidenceFinder finder =
        spec.maxHops() == 1 || spec.mode() == Mode.ALL
            ? new SingleSearch(spec.retriever(), spec.mode(), limit)
            : new HopSearch(spec.retriever(), spec.mode(), limit, spec.maxHops(), counts);
    if (spec.planner().isPresent()) {
      finder =
          new PlannedSearch(
              spec.planner().get(),
              new PlanLimits(spec.maxHops(), spec.passages(), spec.contextTokens()),
              finder,
              new HopSearch(spec.retriever(), spec.mode(), limit, 1, counts),
              limit);
    }
    return new FollowUp(
        finder,
        spec.chatModel()
            .<BiFunction<Question, Deadline, FollowUp.Rewritten>>map(
                model -> (question, deadline) -> Replies.searchText(model, question, deadline))
            .orElse(FollowUp::withEarlierWords));
  }

  private static KernelBackend backend() {
    return KernelBackends.select(
        Optional.ofNullable(System.getProperty(LuceneRetrieverProvider.KERNELS)));
  }

  private static Generator generator(RagSpec spec) {
    return spec.chatModel().<Generator>map(ChatGenerator::new).orElseGet(ExtractiveGenerator::new);
  }

  /** What is left of the model's window beside rules, question, earlier turns and the answer. */
  private static ToIntFunction<Question> room(RagSpec spec) {
    return question ->
        spec.chatModel()
            .map(model -> model.contextWindow() - ChatGenerator.ANSWER_TOKENS - others(question))
            .map(left -> Math.min(left, spec.contextTokens()))
            .orElse(spec.contextTokens());
  }

  private static int others(Question question) {
    int tokens = RULES + Tokens.estimate(question.text());
    for (Question.Turn turn : question.conversation()) {
      tokens += Tokens.estimate(turn.question()) + Tokens.estimate(turn.answer());
    }
    return tokens;
  }
}
