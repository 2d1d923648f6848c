package dev.mizzen.bench.rag;

import dev.mizzen.Content;
import dev.mizzen.Embedder;
import dev.mizzen.ProgressListener;
import dev.mizzen.Span;
import dev.mizzen.bench.cache.ForwardingEmbedder;
import dev.mizzen.embed.EncodeOptions;
import dev.mizzen.embed.Encoding;
import dev.mizzen.vector.Embedding;
import dev.mizzen.vector.MultiVector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gives passages made of known sentences the token vectors of these sentences, end to end, and the
 * mean of their sentence vectors, without running the model: a large index is built of sentences
 * that were encoded once. Everything else, such as a question, goes to the model. Safe for use by
 * many threads.
 */
final class ComposedEmbedder extends ForwardingEmbedder {
  private final Map<String, Encoding> sentences;
  private final ComposedPassages passages;

  /**
   * A composer.
   *
   * @param sentences encoded with sentence and token vectors
   * @param passages what each passage is made of
   */
  ComposedEmbedder(Embedder model, Map<String, Encoding> sentences, ComposedPassages passages) {
    super(model);
    this.sentences = sentences;
    this.passages = passages;
  }

  @Override
  public List<Encoding> encode(
      List<? extends Content> contents, EncodeOptions options, ProgressListener progress) {
    List<Encoding> encodings = new ArrayList<>();
    for (Content content : contents) {
      List<String> parts =
          content instanceof Content.Text(String text) ? passages.parts(text) : List.of();
      encodings.add(
          parts.isEmpty()
              ? model().encode(List.of(content), options, ProgressListener.NONE).getFirst()
              : composed(parts));
    }
    return encodings;
  }

  private Encoding composed(List<String> parts) {
    int dimension = dimension();
    int rows = parts.stream().mapToInt(part -> encoding(part).tokenVectors().count()).sum();
    float[] values = new float[rows * dimension];
    double[] mean = new double[dimension];
    List<Span> spans = new ArrayList<>();
    int at = 0;
    int start = 0;
    for (String part : parts) {
      MultiVector tokens = encoding(part).tokenVectors();
      float[] own = tokens.toArray();
      System.arraycopy(own, 0, values, at, own.length);
      at += own.length;
      for (Span span : tokens.spans().orElseThrow()) {
        spans.add(span.shift(start));
      }
      float[] sentence = encoding(part).embedding().toArray();
      for (int k = 0; k < dimension; k++) {
        mean[k] += (double) sentence[k] * tokens.count();
      }
      start += part.length() + 1;
    }
    return new Encoding(
        List.of(
            new Encoding.Window(
                new Span(0, start - 1),
                rows,
                Optional.of(Embedding.of(unit(mean))),
                Optional.of(MultiVector.adopt(values, dimension, spans)))),
        false);
  }

  private Encoding encoding(String sentence) {
    Encoding encoding = sentences.get(sentence);
    if (encoding == null) {
      throw new IllegalStateException("no encoding of " + sentence);
    }
    return encoding;
  }

  private static float[] unit(double[] mean) {
    double squares = 0;
    for (double value : mean) {
      squares += value * value;
    }
    float[] unit = new float[mean.length];
    for (int k = 0; k < unit.length; k++) {
      unit[k] = (float) (mean[k] / Math.sqrt(squares));
    }
    return unit;
  }
}
