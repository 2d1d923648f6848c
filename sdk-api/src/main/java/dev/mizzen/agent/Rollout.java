package dev.mizzen.agent;

import java.util.Arrays;
import java.util.function.Function;

/**
 * A run as a row of tokens, each marked with whether the model wrote it. What the model was given,
 * question and findings above all, takes no part in a loss. Immutable.
 */
public final class Rollout {
  private final int[] tokens;
  private final boolean[] mask;

  private Rollout(int[] tokens, boolean[] mask) {
    this.tokens = tokens;
    this.mask = mask;
  }

  /**
   * The tokens of a run: instructions, question and each step by itself, end to end, so that no
   * token holds text of the model and of a tool. Cost: linear.
   *
   * @param tokenizer gives the tokens of a text
   */
  public static Rollout of(Transcript transcript, Function<String, int[]> tokenizer) {
    Parts parts = new Parts();
    parts.add(tokenizer.apply(transcript.instructions()), false);
    parts.add(tokenizer.apply(transcript.question()), false);
    for (Step step : transcript.steps()) {
      parts.add(tokenizer.apply(step.text()), step instanceof Step.Said);
    }
    return new Rollout(parts.tokens, parts.mask);
  }

  /** How many tokens there are. */
  public int size() {
    return tokens.length;
  }

  /** The token at {@code index}, from 0. */
  public int token(int index) {
    return tokens[index];
  }

  /** Whether the model wrote the token at {@code index}. */
  public boolean isGenerated(int index) {
    return mask[index];
  }

  /** How many tokens the model wrote. */
  public int generated() {
    int generated = 0;
    for (boolean one : mask) {
      generated += one ? 1 : 0;
    }
    return generated;
  }

  /** A fresh copy of the tokens. */
  public int[] tokens() {
    return tokens.clone();
  }

  /** A fresh copy of the marks: true where the model wrote. */
  public boolean[] mask() {
    return mask.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Rollout that
        && Arrays.equals(tokens, that.tokens)
        && Arrays.equals(mask, that.mask);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(tokens) + Arrays.hashCode(mask);
  }

  @Override
  public String toString() {
    return "Rollout[" + size() + " tokens, " + generated() + " generated]";
  }

  /** The row in the making. */
  private static final class Parts {
    private int[] tokens = new int[0];
    private boolean[] mask = new boolean[0];

    private void add(int[] more, boolean generated) {
      int start = tokens.length;
      tokens = Arrays.copyOf(tokens, start + more.length);
      mask = Arrays.copyOf(mask, start + more.length);
      System.arraycopy(more, 0, tokens, start, more.length);
      Arrays.fill(mask, start, tokens.length, generated);
    }
  }
}
