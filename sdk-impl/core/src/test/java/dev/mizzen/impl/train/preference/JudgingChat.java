package dev.mizzen.impl.train.preference;

import dev.mizzen.Content;
import dev.mizzen.error.GenerationException;
import dev.mizzen.rag.Answer.Usage;
import dev.mizzen.spi.ChatModel;
import dev.mizzen.train.preference.PreferenceItem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A language model that reads directions out of its prompt and answers with the order of their
 * cosines; every so often it fails, or says more than it was asked.
 */
final class JudgingChat implements ChatModel {
  private int failEvery = Integer.MAX_VALUE;
  private int chatterEvery = Integer.MAX_VALUE;
  private boolean inPlace;
  private int calls;
  private int failures;
  private int chattered;

  JudgingChat failingEvery(int value) {
    failEvery = value;
    return this;
  }

  JudgingChat chatteringEvery(int value) {
    chatterEvery = value;
    return this;
  }

  JudgingChat answeringInPlace() {
    inPlace = true;
    return this;
  }

  synchronized int calls() {
    return calls;
  }

  synchronized int failures() {
    return failures;
  }

  synchronized int chattered() {
    return chattered;
  }

  /** A direction as words. */
  static String words(float[] values) {
    List<String> words = new ArrayList<>();
    for (float value : values) {
      words.add(Float.toString(value));
    }
    return String.join(" ", words);
  }

  private static float[] values(String words) {
    String[] numbers = words.strip().split(" ", -1);
    float[] values = new float[numbers.length];
    for (int k = 0; k < values.length; k++) {
      values[k] = Float.parseFloat(numbers[k]);
    }
    return values;
  }

  static double fit(float[] wish, PreferenceItem item) {
    return fit(wish, values(((Content.Text) item.content().orElseThrow()).text()));
  }

  private static double fit(float[] wish, float[] is) {
    double fit = 0;
    for (int k = 0; k < wish.length; k++) {
      fit += wish[k] * is[k];
    }
    return fit;
  }

  @Override
  public synchronized Reply chat(Prompt prompt) {
    calls++;
    if (calls % failEvery == 0) {
      failures++;
      throw new GenerationException("the endpoint is busy");
    }
    List<String> shown =
        prompt.messages().getLast().contents().stream()
            .map(content -> ((Content.Text) content).text())
            .map(text -> text.substring(text.indexOf(':') + 1))
            .toList();
    float[] wish = values(shown.getFirst());
    List<float[]> items =
        shown.subList(1, shown.size() - 1).stream().map(JudgingChat::values).toList();
    String answer =
        shown.getLast().contains("Answer 0")
            ? fit(wish, items.get(0)) >= fit(wish, items.get(1)) ? "0" : "1"
            : ranking(wish, items);
    if (calls % chatterEvery == 0) {
      chattered++;
      answer = "Certainly! " + answer;
    }
    return new Reply(answer, true, new Usage(10, 5));
  }

  private String ranking(float[] wish, List<float[]> items) {
    return IntStream.range(0, items.size())
        .boxed()
        .sorted(Comparator.comparingDouble(i -> inPlace ? i : -fit(wish, items.get(i))))
        .map(i -> Integer.toString(i + 1))
        .collect(Collectors.joining(","));
  }

  @Override
  public String id() {
    return "judge";
  }

  @Override
  public int contextWindow() {
    return 4096;
  }

  @Override
  public CompletionStage<Reply> chatAsync(Prompt prompt) {
    return CompletableFuture.completedFuture(chat(prompt));
  }

  @Override
  public Flow.Publisher<String> stream(Prompt prompt) {
    throw new UnsupportedOperationException("teachers wait for the whole answer");
  }

  @Override
  public void close() {}
}
