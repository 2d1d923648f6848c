package dev.mizzen.bench.recommend;

import dev.mizzen.Document;
import dev.mizzen.Embedder;
import dev.mizzen.ProgressListener;
import dev.mizzen.recommend.Interaction;
import dev.mizzen.vector.Embedding;
import java.util.ArrayList;
import java.util.List;

/**
 * A data set whose items have vectors.
 *
 * @param items all that there are
 * @param training what is learned from
 * @param heldOut what is to be found
 */
public record TowerData(
    Items items, Iterable<Interaction> training, Iterable<Interaction> heldOut) {
  /** The metadata field that tells data sets apart. */
  public static final String DOMAIN = "set";

  /** A data set. */
  public static TowerData of(
      Items items, Iterable<Interaction> training, Iterable<Interaction> heldOut) {
    return new TowerData(items, training, heldOut);
  }

  /** The items and training parts of both. */
  public TowerData and(TowerData other) {
    List<Document> all = new ArrayList<>(items.documents());
    all.addAll(other.items.documents());
    List<Interaction> learned = new ArrayList<>();
    training.forEach(learned::add);
    other.training.forEach(learned::add);
    return of(new Items("both", all), learned, List.of());
  }

  /**
   * Items with vectors.
   *
   * @param name of the data set
   * @param documents each with a vector, and the name as metadata
   */
  public record Items(String name, List<Document> documents) {
    /** Adds the name where there is none. */
    public Items {
      String of = name;
      documents = documents.stream().map(document -> named(document, of)).toList();
    }

    private static Document named(Document document, String name) {
      return document.metadata().containsKey(DOMAIN)
          ? document
          : document.toBuilder().metadata(DOMAIN, name).build();
    }

    /** Reads titles, or texts where there are none. */
    public static Items embedded(
        String name, List<Document> items, Embedder embedder, ProgressListener progress) {
      List<String> ids = items.stream().map(Document::id).toList();
      List<String> texts =
          items.stream().map(i -> i.title().isEmpty() ? i.text() : i.title()).toList();
      List<Embedding> vectors = FilmTexts.embed(embedder, texts, progress);
      return new Items(name, new FilmTexts(ids, texts).with(vectors));
    }
  }
}
