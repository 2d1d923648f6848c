package dev.mizzen.samples.recommend;

import dev.mizzen.Document;
import dev.mizzen.recommend.Interaction;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * A small library whose readers have a favourite shelf and now and then borrow from another. All of
 * it is made up, and decided by the seed.
 *
 * @param books with titles, and their shelf as metadata
 * @param loans who borrowed what
 */
record Library(List<Document> books, List<Interaction> loans) {
  static final String SHELF = "shelf";
  private static final int READERS = 240;
  private static final int EACH = 14;

  private static final Map<String, List<String>> THINGS =
      new TreeMap<>(
          Map.of(
              "garden", List.of("Roses", "Vegetables", "Fruit Trees", "Herbs", "Lawns"),
              "kitchen", List.of("Bread", "Soups", "Pastry", "Curries", "Cheese"),
              "sea", List.of("Sailing Ships", "Lighthouses", "Whales", "Submarines", "Harbours"),
              "music", List.of("Jazz", "Opera", "Violins", "Drums", "Choirs"),
              "space", List.of("Planets", "Rockets", "Telescopes", "Comets", "Black Holes"),
              "machines", List.of("Steam Engines", "Bicycles", "Clocks", "Robots", "Bridges")));

  private static final List<String> FORMS =
      List.of(
          "A Short History of %s",
          "%s for Beginners",
          "The Secret Life of %s",
          "Understanding %s",
          "%s Around the World",
          "A Year with %s");

  Library {
    books = List.copyOf(books);
    loans = List.copyOf(loans);
  }

  /** The same for the same seed. */
  static Library of(long seed) {
    Random random = new Random(seed);
    List<Document> books = new ArrayList<>();
    Map<String, List<String>> shelves = new TreeMap<>();
    THINGS.forEach(
        (shelf, things) -> {
          for (String thing : things) {
            for (String form : FORMS) {
              String id = "book-" + books.size();
              books.add(
                  Document.builder(id)
                      .title(form.replace("%s", thing))
                      .metadata(SHELF, shelf)
                      .build());
              shelves.computeIfAbsent(shelf, s -> new ArrayList<>()).add(id);
            }
          }
        });
    List<String> names = List.copyOf(shelves.keySet());
    List<Interaction> loans = new ArrayList<>();
    for (int reader = 0; reader < READERS; reader++) {
      String favourite = names.get(reader % names.size());
      Set<String> borrowed = new LinkedHashSet<>();
      while (borrowed.size() < EACH) {
        String shelf = random.nextInt(5) > 0 ? favourite : names.get(random.nextInt(names.size()));
        List<String> own = shelves.getOrDefault(shelf, List.of());
        // The first books of a shelf are borrowed more often.
        borrowed.add(own.get((int) (own.size() * Math.pow(random.nextDouble(), 1.4))));
      }
      for (String book : borrowed) {
        loans.add(Interaction.of("reader-" + reader, book));
      }
    }
    return new Library(books, loans);
  }

  /** The title of a book. */
  String title(String id) {
    return books.stream().filter(book -> book.id().equals(id)).findFirst().orElseThrow().title();
  }
}
