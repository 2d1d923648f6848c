package dev.mizzen.impl.agent;

import dev.mizzen.Content;
import dev.mizzen.agent.Action;
import dev.mizzen.agent.Box;
import dev.mizzen.agent.Finding;
import dev.mizzen.agent.ImageSource;
import dev.mizzen.agent.ImageView;
import dev.mizzen.agent.Summarizer;
import dev.mizzen.agent.TextSource;
import dev.mizzen.impl.retrieve.lucene.Deadline;
import dev.mizzen.spi.AgentSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/**
 * The tools of one question. The summary of texts knows the question, that of pictures does not.
 */
final class Tools implements Toolbox {
  /** Findings of a search that are summed up. */
  static final int MOST = 5;

  private final AgentSpec spec;
  private final Summarizer summarizer;
  private final String question;
  private final Optional<Content.Image> image;

  Tools(AgentSpec spec, String question, Optional<Content.Image> image) {
    this.spec = spec;
    this.question = question;
    this.image = image;
    summarizer = spec.summarizer().orElse(Listing::of);
  }

  @Override
  public Found use(Action action, Deadline deadline) {
    Optional<Duration> time =
        deadline.isLimited()
            ? Optional.of(Duration.ofNanos(Math.max(1, deadline.remainingNanos())))
            : Optional.empty();
    try {
      return Patience.with(deadline, () -> search(action, time));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      return Found.failed(String.valueOf(e.getCause()));
    }
  }

  private Found search(Action action, Optional<Duration> time) {
    return switch (action) {
      case Action.TextSearch text -> searchTexts(text.query(), time);
      case Action.CropSearch crop -> searchImages(Optional.of(crop.phrase()), time);
      case Action.WholeImageSearch _ -> searchImages(Optional.empty(), time);
      case Action.Final answer -> throw new IllegalArgumentException("no search: " + answer);
    };
  }

  private Found searchTexts(String query, Optional<Duration> time) {
    if (spec.texts().isEmpty()) {
      return Found.failed("there is no text search");
    }
    TextSource source = spec.texts().get();
    return found(Optional.of(question), source.search(query, time), Optional.empty());
  }

  private Found searchImages(Optional<String> phrase, Optional<Duration> time) {
    if (spec.images().isEmpty() || image.isEmpty()) {
      return Found.failed(image.isEmpty() ? "there is no picture" : "there is no image search");
    }
    ImageSource source = spec.images().get();
    Content.Image whole = image.get();
    Optional<Box> box =
        phrase.flatMap(
            words -> spec.grounder().flatMap(finder -> Grounding.box(finder, whole, words)));
    return found(Optional.empty(), source.search(new ImageView(whole, box), time), box);
  }

  private Found found(Optional<String> asked, List<Finding> all, Optional<Box> box) {
    List<Finding> best = all.stream().limit(MOST).toList();
    String summary = best.isEmpty() ? Found.NOTHING : summarizer.summarize(asked, best);
    return new Found(summary, best, box, Optional.empty());
  }
}
