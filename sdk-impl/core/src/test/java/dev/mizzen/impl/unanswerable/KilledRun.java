package dev.mizzen.impl.unanswerable;

import dev.mizzen.error.CancelledException;
import dev.mizzen.impl.index.Child;
import dev.mizzen.impl.rag.ScriptedModel;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The program that a test kills: makes questions, and tells of every twentieth reply. When it is
 * done, it tells on until it is killed.
 */
public final class KilledRun {
  static final String CHECKPOINT = "checkpoint";
  static final int REPLIES = 20;
  private static final int WINDOW = 40_000;

  private KilledRun() {}

  /**
   * Goes on until killed.
   *
   * @param args the folder of the checkpoint, and the first number to tell
   */
  public static void main(String[] args) throws InterruptedException {
    Child.endWithParent();
    ToyModel toy = new ToyModel();
    AtomicInteger asked = new AtomicInteger();
    int first = Integer.parseInt(args[1]);
    ScriptedModel telling =
        new ScriptedModel(
            prompt -> {
              int before = asked.getAndIncrement();
              if (before > 0 && before % REPLIES == 0) {
                System.out.println(first + before / REPLIES - 1);
                System.out.flush();
              }
              sleep();
              return toy.apply(prompt);
            },
            WINDOW);
    Path checkpoint = Path.of(args[0]).resolve(CHECKPOINT);
    ToyWorld.make(ToyWorld.few(telling).calls(1).checkpoint(checkpoint));
    for (int told = first + asked.get() / REPLIES; ; told++) {
      System.out.println(told);
      System.out.flush();
      Thread.sleep(1);
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException("interrupted", e);
    }
  }
}
