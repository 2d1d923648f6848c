package dev.mizzen.bench.recommend;

import dev.mizzen.impl.interact.InteractionColumns;
import dev.mizzen.impl.interact.InteractionTable;
import dev.mizzen.impl.interact.ListFile;
import dev.mizzen.recommend.Interaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A data set in LightGCN's form: {@code train.txt}, {@code test.txt} and, if there is one, {@code
 * valid*.txt}, a part of the training file; each packed or not. Without a validation file a tenth
 * of the training file is drawn for it.
 */
public final class RecommendFolder {
  private static final int ONE_IN = 10;

  private final Path folder;

  /** A folder. */
  public RecommendFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Reads it.
   *
   * @param last whether to measure on the test part, and learn from the rest; else on validation,
   *     and the test part is not opened
   */
  public RecommendData read(boolean last, long seed) {
    InteractionTable train = ListFile.read(file("train"));
    String name = folder.toAbsolutePath().normalize().getFileName().toString();
    if (last) {
      return new RecommendData(name, "test", train, ListFile.read(file("test")), List.of());
    }
    Set<List<String>> validation = validation(train, seed);
    InteractionColumns kept = new InteractionColumns();
    InteractionColumns heldOut = new InteractionColumns();
    for (Interaction one : train) {
      (validation.contains(pair(one)) ? heldOut : kept).add(one);
    }
    return new RecommendData(name, "validation", kept.table(), heldOut.table(), List.of());
  }

  private Set<List<String>> validation(InteractionTable train, long seed) {
    Set<List<String>> pairs = new HashSet<>();
    Optional<Path> file = find("valid");
    if (file.isPresent()) {
      ListFile.read(file.get()).forEach(one -> pairs.add(pair(one)));
      return pairs;
    }
    Random random = new Random(seed);
    for (Interaction one : train) {
      if (random.nextInt(ONE_IN) == 0) {
        pairs.add(pair(one));
      }
    }
    return pairs;
  }

  private static List<String> pair(Interaction one) {
    return List.of(one.user(), one.item());
  }

  private Path file(String name) {
    return find(name)
        .orElseThrow(
            () -> new IllegalArgumentException(folder + " has no " + name + ".txt or .txt.gz"));
  }

  private Optional<Path> find(String name) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches(name + ".*\\.txt(\\.gz)?"))
          .sorted()
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder + ": " + e, e);
    }
  }
}
