package dev.mizzen.impl.embed.tokenize;

import ai.djl.huggingface.tokenizers.jni.CharSpan;
import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import dev.mizzen.error.ModelException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * A Hugging Face tokenizer. It neither truncates nor pads, whatever its file says: both are the
 * embedder's affair. Safe for use by many threads; the owner sees to it that none is left when it
 * closes.
 */
public final class Tokenizer implements AutoCloseable {
  private final TokenizersLibrary library;
  private final String source;
  private final long handle;
  private final int maxId;
  private final OptionalInt maskId;
  private final int[] leading;
  private final int[] trailing;

  private Tokenizer(TokenizersLibrary library, String source, long handle, TokenizerFile file) {
    this.library = library;
    this.source = source;
    this.handle = handle;
    this.maxId = file.maxId();
    this.maskId = file.maskId();
    library.disablePadding(handle);
    library.disableTruncation(handle);
    long encoding = encode("a", true);
    try {
      int[] ids = toInts(library.getTokenIds(encoding));
      long[] special = library.getSpecialTokenMask(encoding);
      int from = 0;
      while (from < ids.length && special[from] == 1) {
        from++;
      }
      int to = ids.length;
      while (to > from && special[to - 1] == 1) {
        to--;
      }
      leading = Arrays.copyOfRange(ids, 0, from);
      trailing = Arrays.copyOfRange(ids, to, ids.length);
    } finally {
      library.deleteEncoding(encoding);
    }
  }

  /**
   * Reads a {@code tokenizer.json}.
   *
   * @param source names the file in errors
   * @throws ModelException if it is damaged, or lacks tokens that it refers to
   */
  public static Tokenizer open(String source, byte[] json) {
    TokenizerFile file = TokenizerFile.check(source, json);
    TokenizersLibrary library = TokenizerLibrary.functions();
    long handle;
    try {
      handle = library.createTokenizerFromString(new String(json, StandardCharsets.UTF_8));
    } catch (RuntimeException e) {
      throw new ModelException(source + " is not a usable tokenizer: " + e.getMessage(), e);
    }
    try {
      return new Tokenizer(library, source, handle, file);
    } catch (RuntimeException | Error e) {
      library.deleteTokenizer(handle);
      throw e;
    }
  }

  /** The largest id that can come out. */
  public int maxId() {
    return maxId;
  }

  /** The id of the mask token, if the vocabulary has one. */
  public OptionalInt maskId() {
    return maskId;
  }

  /** How many special tokens stand before and after a text together. */
  public int specialTokens() {
    return leading.length + trailing.length;
  }

  /** How many special tokens stand before a text. */
  public int leadingTokens() {
    return leading.length;
  }

  /** The tokens of a text; special tokens are left out. */
  public Tokens tokenize(String text) {
    String wellFormed = UnicodeText.wellFormed(text);
    long encoding = encode(wellFormed, false);
    try {
      int[] ids = toInts(library.getTokenIds(encoding));
      CharSpan[] spans = library.getTokenCharSpans(encoding);
      int[] starts = new int[ids.length];
      int[] ends = new int[ids.length];
      for (int i = 0; i < ids.length; i++) {
        starts[i] = spans[i].getStart();
        ends[i] = spans[i].getEnd();
      }
      UnicodeText.toUtf16(wellFormed, starts);
      UnicodeText.toUtf16(wellFormed, ends);
      return new Tokens(ids, starts, ends);
    } finally {
      library.deleteEncoding(encoding);
    }
  }

  /**
   * The model's input: leading special tokens, the first {@code head} of {@code ids}, then those of
   * {@code [from, to)}, and the trailing special tokens.
   */
  public int[] input(int[] ids, int head, int from, int to) {
    int[] input = new int[specialTokens() + head + to - from];
    System.arraycopy(leading, 0, input, 0, leading.length);
    System.arraycopy(ids, 0, input, leading.length, head);
    System.arraycopy(ids, from, input, leading.length + head, to - from);
    System.arraycopy(trailing, 0, input, input.length - trailing.length, trailing.length);
    return input;
  }

  private long encode(String text, boolean addSpecialTokens) {
    try {
      return library.encode(handle, text, addSpecialTokens);
    } catch (RuntimeException e) {
      throw new ModelException(source + " cannot tokenize a text: " + e.getMessage(), e);
    } catch (UnsatisfiedLinkError e) {
      throw new ModelException(
          "Mizzen and ai.djl.huggingface:tokenizers were loaded by different class loaders; put"
              + " both jars into the same one",
          e);
    }
  }

  private static int[] toInts(long[] ids) {
    int[] ints = new int[ids.length];
    for (int i = 0; i < ids.length; i++) {
      ints[i] = Math.toIntExact(ids[i]);
    }
    return ints;
  }

  @Override
  public void close() {
    library.deleteTokenizer(handle);
  }
}
