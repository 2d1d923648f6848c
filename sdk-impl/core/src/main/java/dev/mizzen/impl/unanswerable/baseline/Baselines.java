package dev.mizzen.impl.unanswerable.baseline;

import dev.mizzen.Embedder;
import dev.mizzen.Retriever;
import dev.mizzen.impl.rag.AnswerCall;
import dev.mizzen.impl.rag.Parts;
import dev.mizzen.impl.rag.abstain.ReaderModel;
import dev.mizzen.impl.rag.find.EvidenceFinder;
import dev.mizzen.impl.rag.find.SingleSearch;
import dev.mizzen.impl.rag.find.WordCounts;
import dev.mizzen.impl.rag.read.SentenceAnalyst;
import dev.mizzen.impl.rag.write.ChatGenerator;
import dev.mizzen.impl.rag.write.Generator;
import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.rag.Question;
import dev.mizzen.search.Mode;
import dev.mizzen.spi.ChatModel;
import java.util.List;
import java.util.Optional;

/**
 * The field's ways to search and to put answers together, as CRUMQs tries them (arXiv:2510.11956,
 * section 4; as LlamaIndex has them), over one retriever and one model. All answer through the
 * pipeline's citation gate: what no document proves is removed, and an answer of which nothing is
 * left is an abstention. None of them abstains for lack of confidence, as the pipeline does; the
 * model alone decides when to say that it has no answer.
 *
 * <p>Immutable; the systems are safe for use by many threads.
 */
public final class Baselines {
  private static final int FAN_IN = 2;
  private static final int RULES = 512;
  private static final int TOP = 2;

  private final Retriever retriever;
  private final Embedder embedder;
  private final ChatModel model;
  private final KernelBackend backend;
  private final int passages;
  private final boolean treeSummaries;

  /**
   * Baselines, with answers of one prompt.
   *
   * @param embedder the retriever's
   * @param passages that a search gives, at least 1; the paper has 5
   */
  public Baselines(
      Retriever retriever,
      Embedder embedder,
      ChatModel model,
      KernelBackend backend,
      int passages) {
    this(retriever, embedder, model, backend, passages, false);
  }

  private Baselines(
      Retriever retriever,
      Embedder embedder,
      ChatModel model,
      KernelBackend backend,
      int passages,
      boolean treeSummaries) {
    if (passages < 1) {
      throw new IllegalArgumentException("passages must be at least 1, got " + passages);
    }
    this.retriever = retriever;
    this.embedder = embedder;
    this.model = model;
    this.backend = backend;
    this.passages = passages;
    this.treeSummaries = treeSummaries;
  }

  /** The same with answers by tree summarise, of {@value #FAN_IN} at a time. */
  public Baselines withTreeSummaries() {
    return new Baselines(retriever, embedder, model, backend, passages, true);
  }

  /** The nearest passages. */
  public RagSystem vector() {
    return system(new SingleSearch(retriever, Mode.DENSE, passages), passages);
  }

  /** The nearest passages to a made up one. */
  public RagSystem hyde() {
    return system(new HydeSearch(retriever, embedder, model, passages), passages);
  }

  /** {@value #TOP} nodes of each layer of a tree of summaries. */
  public RagSystem raptor(RaptorTree tree) {
    return system(new RaptorSearch(tree, embedder, TOP), TOP * tree.sizes().size());
  }

  /** The nearest passages, and what the tree adds. */
  public RagSystem ensemble(RaptorTree tree) {
    EvidenceFinder nearest = new SingleSearch(retriever, Mode.DENSE, passages);
    return system(
        new UnionSearch(List.of(nearest, new RaptorSearch(tree, embedder, TOP))),
        passages + TOP * tree.sizes().size());
  }

  private RagSystem system(EvidenceFinder finder, int most) {
    int room = Math.max(1, model.contextWindow() - ChatGenerator.ANSWER_TOKENS - RULES);
    Generator generator =
        treeSummaries
            ? new TreeSummarizer(model, ChatGenerator::fence, FAN_IN, ChatGenerator.ANSWER_TOKENS)
            : new ChatGenerator(model);
    ReaderModel reader = ReaderModel.shipped(false);
    Parts parts =
        new Parts(
            finder,
            most,
            // Tree summarise sees a few passages at a time, so all of them need not fit together.
            question -> treeSummaries ? most * room : room,
            new SentenceAnalyst(Optional.empty(), backend, new WordCounts(retriever)),
            reader,
            0,
            new ProofFromDocuments(generator));
    return question -> new AnswerCall(parts, Question.of(question), false, event -> {}).run();
  }
}
