package dev.mizzen.bench.recommend;

import dev.mizzen.Content;
import dev.mizzen.Document;
import dev.mizzen.Embedder;
import dev.mizzen.ProgressListener;
import dev.mizzen.embed.EncodeOptions;
import dev.mizzen.embed.Encoding;
import dev.mizzen.vector.Embedding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Items with vectors of their titles, and controls that know nothing of an item. */
public final class FilmTexts {
  private final List<String> ids;
  private final List<String> titles;

  /**
   * Items.
   *
   * @param titles one for each id
   */
  public FilmTexts(List<String> ids, List<String> titles) {
    this.ids = List.copyOf(ids);
    this.titles = List.copyOf(titles);
  }

  /** The embedder's vectors, of length 1. */
  public static List<Embedding> embed(
      Embedder embedder, List<String> texts, ProgressListener progress) {
    return embedder
        .encode(texts.stream().map(Content::text).toList(), EncodeOptions.passage(), progress)
        .stream()
        .map(Encoding::embedding)
        .map(Embedding::normalized)
        .toList();
  }

  /** Each item with a vector. */
  public List<Document> with(List<Embedding> vectors) {
    List<Document> documents = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      documents.add(
          Document.builder(ids.get(i))
              .title(titles.get(i))
              .vector(Document.TITLE, vectors.get(i))
              .build());
    }
    return documents;
  }

  /** Vectors dealt out among the items anew. */
  public static List<Embedding> shuffled(List<Embedding> vectors, long seed) {
    List<Embedding> dealt = new ArrayList<>(vectors);
    Collections.shuffle(dealt, new Random(seed));
    return dealt;
  }

  /**
   * Random vectors of length 1 whose mean has the length that the mean of {@code like} has: {@code
   * m·e + √(1 − m²)·g/‖g‖} with a direction e common to all and g drawn orthogonally to it. With
   * {@code isotropic} m is 0.
   */
  public static List<Embedding> random(List<Embedding> like, boolean isotropic, long seed) {
    int dimension = like.getFirst().dimension();
    double common = isotropic ? 0 : meanLength(like);
    double rest = Math.sqrt(1 - common * common);
    Random random = new Random(seed);
    List<Embedding> vectors = new ArrayList<>();
    for (int i = 0; i < like.size(); i++) {
      float[] row = new float[dimension];
      double squares = 0;
      for (int k = isotropic ? 0 : 1; k < dimension; k++) {
        row[k] = (float) random.nextGaussian();
        squares += (double) row[k] * row[k];
      }
      for (int k = 0; k < dimension; k++) {
        row[k] = (float) (rest * row[k] / Math.sqrt(squares));
      }
      if (!isotropic) {
        row[0] = (float) common;
      }
      vectors.add(Embedding.adopt(row));
    }
    return vectors;
  }

  /** The length of the mean. */
  public static double meanLength(List<Embedding> vectors) {
    double[] sum = new double[vectors.getFirst().dimension()];
    for (Embedding vector : vectors) {
      for (int k = 0; k < sum.length; k++) {
        sum[k] += vector.get(k) / vectors.size();
      }
    }
    double squares = 0;
    for (double value : sum) {
      squares += value * value;
    }
    return Math.sqrt(squares);
  }
}
