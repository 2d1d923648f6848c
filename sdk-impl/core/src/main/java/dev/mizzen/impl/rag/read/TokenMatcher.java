package dev.mizzen.impl.rag.read;

import dev.mizzen.Content;
import dev.mizzen.Embedder;
import dev.mizzen.ProgressListener;
import dev.mizzen.Span;
import dev.mizzen.embed.EncodeOptions;
import dev.mizzen.embed.Encoding;
import dev.mizzen.embed.LongText;
import dev.mizzen.impl.rag.cite.Passage;
import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.maxsim.MaxSimDocuments;
import dev.mizzen.kernels.maxsim.MaxSimExplain;
import dev.mizzen.kernels.maxsim.MaxSimExplainKernel;
import dev.mizzen.vector.MultiVector;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares the token vectors of questions and passages. A passage is encoded whole, behind its
 * title, so that every token knows its context; a long one in windows.
 *
 * <p>Cost: a run of the model for each passage, and one for the question. Safe for use by many
 * threads.
 */
final class TokenMatcher {
  private static final EncodeOptions PASSAGE =
      EncodeOptions.passage().onlyTokenVectors().longText(LongText.windows(0));

  private final Embedder embedder;
  private final MaxSimExplainKernel kernel;

  TokenMatcher(Embedder embedder, KernelBackend backend) {
    this.embedder = embedder;
    kernel = new MaxSimExplain(backend.maxSimExplain(Workers.caller()));
  }

  /** The similarities of all tokens of {@code question} and of {@code passages}. */
  TokenMatches match(String question, List<Passage> passages) {
    MultiVector asked = embedder.embedQueryTokens(question);
    List<Content> contents = new ArrayList<>();
    passages.forEach(passage -> contents.add(Content.text(head(passage) + passage.text())));
    List<Encoding> encodings = embedder.encode(contents, PASSAGE, ProgressListener.NONE);
    List<List<Span>> places = new ArrayList<>();
    int[] starts = new int[passages.size() + 1];
    for (int p = 0; p < passages.size(); p++) {
      List<Span> spans = places(encodings.get(p), head(passages.get(p)).length());
      places.add(spans);
      starts[p + 1] = starts[p] + spans.size();
    }
    return new TokenMatches(spans(asked), places, starts, compare(asked, encodings, starts));
  }

  private float[] compare(MultiVector asked, List<Encoding> encodings, int[] starts) {
    int documents = starts.length - 1;
    int tokens = starts[documents];
    float[] similarities = new float[asked.count() * tokens];
    if (similarities.length > 0) {
      kernel.explain(
          asked.toArray(),
          MaxSimDocuments.of(rows(encodings, tokens, asked.dimension()), starts),
          similarities,
          new float[documents * asked.count()],
          new int[documents * asked.count()]);
    }
    return similarities;
  }

  private static TokenRows rows(List<Encoding> encodings, int tokens, int dimension) {
    float[] rows = new float[tokens * dimension];
    int at = 0;
    for (Encoding encoding : encodings) {
      for (Encoding.Window window : encoding.windows()) {
        float[] values = window.tokenVectors().orElseThrow().toArray();
        System.arraycopy(values, 0, rows, at, values.length);
        at += values.length;
      }
    }
    return TokenRows.of(rows, dimension);
  }

  /** Where tokens stand in the text; those of the title have an empty span. */
  private static List<Span> places(Encoding encoding, int head) {
    List<Span> places = new ArrayList<>();
    for (Encoding.Window window : encoding.windows()) {
      for (Span span : spans(window.tokenVectors().orElseThrow())) {
        boolean inText = span.start() >= head && span.length() > 0;
        places.add(inText ? span.shift(-head) : new Span(0, 0));
      }
    }
    return places;
  }

  private static List<Span> spans(MultiVector tokens) {
    return tokens
        .spans()
        .orElseThrow(
            () -> new IllegalArgumentException("the embedder does not say where its tokens stand"));
  }

  private static String head(Passage passage) {
    return passage.title().isBlank() ? "" : passage.title() + ". ";
  }
}
