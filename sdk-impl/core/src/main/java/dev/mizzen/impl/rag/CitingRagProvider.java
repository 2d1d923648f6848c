package dev.mizzen.impl.rag;

import dev.mizzen.Embedder;
import dev.mizzen.RagPipeline;
import dev.mizzen.impl.call.AsyncCalls;
import dev.mizzen.impl.rag.abstain.AbstentionModel;
import dev.mizzen.impl.rag.find.SingleSearch;
import dev.mizzen.impl.rag.prompt.Tokens;
import dev.mizzen.impl.rag.read.Reader;
import dev.mizzen.impl.rag.read.SentenceReader;
import dev.mizzen.impl.rag.write.ChatGenerator;
import dev.mizzen.impl.rag.write.ExtractiveGenerator;
import dev.mizzen.impl.rag.write.Generator;
import dev.mizzen.impl.retrieve.LuceneRetrieverProvider;
import dev.mizzen.kernels.KernelBackends;
import dev.mizzen.rag.Question;
import dev.mizzen.spi.RagProvider;
import dev.mizzen.spi.RagSpec;
import java.util.Optional;
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
    AbstentionModel abstention = DefaultAbstention.MODEL;
    Parts parts =
        new Parts(
            new SingleSearch(spec.retriever(), spec.mode(), 2 * spec.passages()),
            spec.passages(),
            room(spec),
            reader(spec),
            abstention,
            abstention.threshold(spec.falseRefusalRate()),
            generator(spec));
    int threads = Runtime.getRuntime().availableProcessors();
    return new CitingPipeline(parts, new AsyncCalls("rag", spec.executor(), threads));
  }

  private static Reader reader(RagSpec spec) {
    Optional<String> forced =
        Optional.ofNullable(System.getProperty(LuceneRetrieverProvider.KERNELS));
    return spec.embedder()
        .filter(Embedder::hasTokenVectors)
        .map(embedder -> SentenceReader.of(embedder, KernelBackends.select(forced)))
        .orElseGet(SentenceReader::ofWords);
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
