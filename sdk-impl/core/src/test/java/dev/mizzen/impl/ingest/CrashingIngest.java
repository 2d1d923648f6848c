package dev.mizzen.impl.ingest;

import dev.mizzen.ProgressListener;
import dev.mizzen.Retriever;
import dev.mizzen.impl.index.Child;
import dev.mizzen.spi.IngestSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The program that the crash test kills: in each round it writes, changes and deletes files, takes
 * the folder in with many small commits, and says so on its output.
 */
public final class CrashingIngest {
  private static final int FILES = 40;
  private static final int DOCUMENTS_AT_ONCE = 3;

  private CrashingIngest() {}

  /**
   * Goes on until killed, or alone.
   *
   * @param args the index's folder, and the first round
   */
  public static void main(String[] args) throws IOException {
    Child.endWithParent();
    Path index = Path.of(args[0]);
    try (Retriever retriever = Retriever.builder().directory(index).open()) {
      for (int round = Integer.parseInt(args[1]); ; round++) {
        change(documents(index), round);
        new FolderRun(spec(index), retriever, ProgressListener.NONE, DOCUMENTS_AT_ONCE).run();
        System.out.println(round);
        System.out.flush();
      }
    }
  }

  private static Path documents(Path index) {
    return index.resolveSibling(index.getFileName() + "-documents");
  }

  static IngestSpec spec(Path index) {
    return new IngestSpec(documents(index), "", 32, 8, Optional.empty(), Map.of());
  }

  private static void change(Path folder, int round) throws IOException {
    Files.createDirectories(folder);
    for (int file = 0; file < FILES; file++) {
      Path path = folder.resolve("f" + file + ".txt");
      if ((file + round) % 5 == 0) {
        Files.deleteIfExists(path);
      } else if ((file + round) % 3 == 0 || Files.notExists(path)) {
        String sentence = "File " + file + " of round " + round + " has this sentence. ";
        Files.writeString(path, sentence.repeat(1 + (file + round) % 7));
      }
    }
  }
}
