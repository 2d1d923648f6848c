package dev.mizzen.impl.retrieve;

import dev.mizzen.search.SearchResult.Stage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How long each stage of one search took. For one thread. */
final class Stages {
  private final List<Stage> stages = new ArrayList<>();

  /** A stage's work. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws IOException;
  }

  <T> T time(String name, Work<T> work) throws IOException {
    long start = System.nanoTime();
    T result = work.run();
    stages.add(new Stage(name, Duration.ofNanos(System.nanoTime() - start)));
    return result;
  }

  List<Stage> list() {
    return List.copyOf(stages);
  }
}
