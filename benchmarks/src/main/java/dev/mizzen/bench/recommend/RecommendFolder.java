package dev.mizzen.bench.recommend;

import dev.mizzen.Document;
import dev.mizzen.recommend.Interaction;
import dev.mizzen.recommend.InteractionFormat;
import dev.mizzen.recommend.Interactions;
import dev.mizzen.recommend.Split;
import dev.mizzen.recommend.SplitRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A data set in a folder. Each file may be packed ({@code .gz}).
 *
 * <ul>
 *   <li>LightGCN's form: {@code train.txt}, {@code test.txt} and, if there is one, {@code
 *       valid*.txt}, a part of the training file or beside it;
 *   <li>sequences: {@code sequences.txt}, a user and its items in their order in each line, of
 *       which the last is the test and the one before validation;
 *   <li>tables: {@code train.tsv}, {@code test.tsv} and, if there is one, {@code valid*.tsv}, with
 *       the columns {@code user}, {@code item} and, in a file of its own, {@code interactions.tsv},
 *       {@code time} in seconds, which is divided by time.
 * </ul>
 *
 * Where nothing is held out for validation, a tenth of each user's training part is.
 */
public final class RecommendFolder {
  private static final double TENTH = 0.1;
  private static final InteractionFormat TABLE = InteractionFormat.tsv("user", "item");

  private final Path folder;
  private final String name;

  /** A folder. */
  public RecommendFolder(Path folder) {
    this.folder = folder;
    this.name = folder.toAbsolutePath().normalize().getFileName().toString();
  }

  /**
   * Reads it.
   *
   * @param last whether to measure on the test part, and learn from the rest; else on validation,
   *     and a test part in a file of its own is not opened
   */
  public RecommendData read(boolean last, long seed) {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException(folder.toAbsolutePath() + " is not a folder");
    }
    List<Document> items = find("items", "tsv").map(ItemTable::read).orElse(List.of());
    Optional<Path> whole = find("sequences", "txt").or(() -> find("interactions", "tsv"));
    if (whole.isPresent()) {
      return data(divided(whole.get()), last, items);
    }
    Path train =
        find("train", "txt")
            .or(() -> find("train", "tsv"))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        folder
                            + " has none of train.txt, train.tsv, sequences.txt and"
                            + " interactions.tsv, nor packed ones (.gz)"));
    String ending = ending(train);
    Interactions training = read(train);
    Optional<Interactions> validation = find("valid", ending).map(RecommendFolder::read);
    if (last) {
      Path test =
          find("test", ending)
              .orElseThrow(() -> new IllegalArgumentException(folder + " has no test." + ending));
      return new RecommendData(name, "test", joined(training, validation), read(test), items);
    }
    Interactions heldOut =
        validation.orElseGet(() -> training.split(SplitRule.perUser(TENTH, 0, seed)).validation());
    return new RecommendData(name, "validation", without(training, heldOut), heldOut, items);
  }

  private RecommendData data(Split split, boolean last, List<Document> items) {
    return last
        ? new RecommendData(
            name,
            "test",
            joined(split.training(), Optional.of(split.validation())),
            split.test(),
            items)
        : new RecommendData(name, "validation", split.training(), split.validation(), items);
  }

  private static Split divided(Path file) {
    return ending(file).equals("txt")
        ? Interactions.sequences(file).split(SplitRule.leaveOneOut())
        : Interactions.delimited(file, TABLE.time("time", TimeUnit.SECONDS))
            .split(SplitRule.temporal(TENTH, TENTH));
  }

  private static Interactions read(Path file) {
    return ending(file).equals("txt")
        ? Interactions.lists(file)
        : Interactions.delimited(file, TABLE);
  }

  private static Interactions joined(Interactions training, Optional<Interactions> validation) {
    List<Interaction> all = new ArrayList<>();
    training.forEach(all::add);
    validation.ifPresent(held -> held.forEach(all::add));
    return Interactions.of(all);
  }

  private static Interactions without(Interactions training, Interactions heldOut) {
    Set<List<String>> pairs = new HashSet<>();
    heldOut.forEach(one -> pairs.add(List.of(one.user(), one.item())));
    List<Interaction> kept = new ArrayList<>();
    for (Interaction one : training) {
      if (!pairs.contains(List.of(one.user(), one.item()))) {
        kept.add(one);
      }
    }
    return Interactions.of(kept);
  }

  private static String ending(Path file) {
    return file.getFileName().toString().replaceFirst("\\.gz$", "").endsWith(".txt")
        ? "txt"
        : "tsv";
  }

  private Optional<Path> find(String start, String ending) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(
              file ->
                  file.getFileName().toString().matches(start + "[^.]*\\." + ending + "(\\.gz)?"))
          .sorted()
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder + ": " + e, e);
    }
  }
}
