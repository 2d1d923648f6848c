package dev.mizzen.impl.rag.prompt;

import java.nio.charset.StandardCharsets;

/**
 * How many tokens a text may have, without the model's own tokenizer: a third of its UTF-8 bytes,
 * rounded up. Subword vocabularies take more than four bytes of English to a token, and about three
 * of scripts outside ASCII, so this errs to the safe side.
 */
public final class Tokens {
  private static final int BYTES = 3;

  private Tokens() {}

  /** An upper estimate. Cost: linear. */
  public static int estimate(String text) {
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    return (bytes + BYTES - 1) / BYTES;
  }
}
