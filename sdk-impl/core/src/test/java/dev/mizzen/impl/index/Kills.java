package dev.mizzen.impl.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** Kills programs of the tests that write to an index, round after round. */
public final class Kills {
  private Kills() {}

  /**
   * Lets a child write until a random moment, at times before its first commit.
   *
   * @param writer takes a folder and its first round, and tells of each round that it committed
   * @param before rounds that were committed before
   * @return the last round that it told of
   */
  public static int run(Class<?> writer, Path index, int before, Random random) throws Exception {
    Path said = Files.createTempFile("crash", ".txt");
    Process child = Child.start(writer, said, index.toString(), Integer.toString(before + 1));
    try {
      int rounds = random.nextInt(5);
      while (last(said, before) < before + rounds) {
        assertThat(child.isAlive()).as("the child goes on by itself").isTrue();
        Thread.sleep(1);
      }
      sleep(random, rounds);
    } finally {
      child.destroyForcibly().waitFor();
    }
    int last = last(said, before);
    Files.delete(said);
    return last;
  }

  /** The last round that the child told of in full. */
  private static int last(Path said, int before) throws IOException {
    String text = Files.readString(said);
    List<String> whole = text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    return whole.isEmpty() ? before : Integer.parseInt(whole.getLast());
  }

  /**
   * With no round to wait for, the kill falls into the start of the JVM or the making of the index.
   */
  private static void sleep(Random random, int rounds) throws InterruptedException {
    Thread.sleep(0, random.nextInt(1_000_000));
    Thread.sleep(random.nextInt(rounds == 0 ? 1000 : 60));
  }
}
