package dev.mizzen.impl.unanswerable.context;

import dev.mizzen.eval.unanswerable.Difficulty;
import dev.mizzen.eval.unanswerable.GenerationReport.Count;
import dev.mizzen.eval.unanswerable.GenerationSizes;
import dev.mizzen.eval.unanswerable.InformationRequest;
import dev.mizzen.eval.unanswerable.SourceChunk;
import dev.mizzen.impl.unanswerable.filter.RelevancePrompt;
import dev.mizzen.impl.unanswerable.reply.Asker;
import dev.mizzen.impl.unanswerable.reply.Tally;
import java.util.ArrayList;
import java.util.List;

/**
 * Leaves out chunks that have nothing to do with their request, and draws groups of the others
 * (arXiv:2510.11956, steps III.2 and III.3). For one thread.
 */
public final class ContextMaker {
  private final Asker asker;
  private final Tally tally;
  private final GenerationSizes sizes;
  private final List<Split> splits;
  private final long seed;

  /** A maker of contexts as hard as {@code difficulty} allows. */
  public ContextMaker(
      Asker asker, Tally tally, GenerationSizes sizes, Difficulty difficulty, long seed) {
    this.asker = asker;
    this.tally = tally;
    this.sizes = sizes;
    this.seed = seed;
    splits =
        Split.all().stream()
            .filter(split -> difficulty.allowsContext(split.external(), split.internal()))
            .toList();
  }

  /** The contexts of requests with these materials, by request. */
  public List<Context> make(List<InformationRequest> requests, List<Material> materials) {
    List<Boolean> related = asker.each("relevance", materials, this::isRelated);
    List<Context> contexts = new ArrayList<>();
    for (InformationRequest request : requests) {
      List<SourceChunk> external = new ArrayList<>();
      List<SourceChunk> internal = new ArrayList<>();
      for (int i = 0; i < materials.size(); i++) {
        SourceChunk chunk = materials.get(i).chunk();
        if (related.get(i) && materials.get(i).request().id().equals(request.id())) {
          (chunk.external() ? external : internal).add(chunk);
        }
      }
      draw(request, external, internal, contexts);
    }
    tally.add(Count.CHUNKS, materials.size());
    tally.add(Count.IRRELEVANT_CHUNKS, related.stream().filter(is -> !is).count());
    tally.add(Count.CONTEXTS, contexts.size());
    return contexts;
  }

  /** A reply that says neither yes nor no counts as a no. */
  private boolean isRelated(Material material) {
    return asker
        .ask(RelevancePrompt.of(material.request(), material.topic(), material.chunk().text()))
        .flatMap(RelevancePrompt::read)
        .orElse(false);
  }

  private void draw(
      InformationRequest request,
      List<SourceChunk> external,
      List<SourceChunk> internal,
      List<Context> contexts) {
    List<Group> groups =
        GroupSampler.sample(external, internal, splits, sizes.contextsPerSplit(), seed);
    int most = Math.min(groups.size(), sizes.contextsPerRequest());
    for (int number = 1; number <= most; number++) {
      contexts.add(new Context(request.id() + "-" + number, request.id(), groups.get(number - 1)));
    }
  }
}
