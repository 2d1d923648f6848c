package dev.mizzen.bench.throughput;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import dev.mizzen.impl.embed.tokenize.Tokenizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The model's input on both sides, to make sure that the same work is timed. */
final class TokenIds implements AutoCloseable {
  private static final String FILE = "all-minilm-l6-v2-tokenizer.json";

  private final Tokenizer ours;
  private final HuggingFaceTokenizer theirs;

  TokenIds() {
    try (InputStream in = TokenIds.class.getClassLoader().getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is not on the class path");
      }
      byte[] json = in.readAllBytes();
      ours = Tokenizer.open(FILE, json);
      theirs =
          HuggingFaceTokenizer.newInstance(
              new ByteArrayInputStream(json), Map.of("padding", "false"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FILE, e);
    }
  }

  /** How many tokens Mizzen would feed, special tokens included and before any cut. */
  int count(String text) {
    return ours.tokenize(text).count() + ours.specialTokens();
  }

  /** Whether both sides feed the model the same ids for {@code text}, cut at the same length. */
  boolean agree(String text) {
    return Arrays.equals(mizzen(text), langChain4j(text));
  }

  private int[] mizzen(String text) {
    int[] ids = ours.tokenize(text).ids();
    int kept = Math.min(ids.length, SentenceEncoder.MAX_TOKENS - ours.specialTokens());
    return ours.input(ids, 0, 0, kept);
  }

  /** LangChain4j joins the tokens to a text again and tokenizes that once more. */
  private int[] langChain4j(String text) {
    List<String> tokens = theirs.tokenize(text);
    List<String> words = tokens.subList(1, tokens.size() - 1);
    long[] ids = theirs.encode(theirs.buildSentence(words), true, false).getIds();
    return Arrays.stream(ids).mapToInt(Math::toIntExact).toArray();
  }

  @Override
  public void close() {
    ours.close();
    theirs.close();
  }
}
