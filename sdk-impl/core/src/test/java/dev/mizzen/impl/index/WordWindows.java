package dev.mizzen.impl.index;

import dev.mizzen.Content;
import dev.mizzen.Embedder;
import dev.mizzen.ProgressListener;
import dev.mizzen.Span;
import dev.mizzen.embed.EncodeOptions;
import dev.mizzen.embed.Encoding;
import dev.mizzen.embed.LongText;
import dev.mizzen.embed.ModelIdentity;
import dev.mizzen.vector.Embedding;
import dev.mizzen.vector.MultiVector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;

/** Takes three words at a time; a word's vector is its length and its first letter. */
final class WordWindows implements Embedder {
  private static final Pattern WORD = Pattern.compile("\\w+");
  private static final int WORDS = 3;

  @Override
  public ModelIdentity identity() {
    return ModelIdentity.external("words", 2);
  }

  @Override
  public Set<Content.Modality> modalities() {
    return Set.of(Content.Modality.TEXT);
  }

  @Override
  public boolean hasTokenVectors() {
    return true;
  }

  @Override
  public boolean batchInvariant() {
    return true;
  }

  @Override
  public List<Encoding> encode(
      List<? extends Content> contents, EncodeOptions options, ProgressListener progress) {
    return contents.stream().map(c -> encoding(((Content.Text) c).text(), options)).toList();
  }

  private static Encoding encoding(String text, EncodeOptions options) {
    List<Span> words =
        WORD.matcher(text).results().map(word -> new Span(word.start(), word.end())).toList();
    boolean cut = options.longText() instanceof LongText.Windows;
    List<Encoding.Window> windows = new ArrayList<>();
    for (int from = 0; from < (cut ? words.size() : 1); from += WORDS) {
      List<Span> some = words.subList(from, Math.min(from + WORDS, words.size()));
      windows.add(window(text, some));
    }
    return new Encoding(windows, !cut && words.size() > WORDS);
  }

  private static Encoding.Window window(String text, List<Span> words) {
    float[] rows = new float[2 * words.size()];
    for (int i = 0; i < words.size(); i++) {
      rows[2 * i] = words.get(i).length();
      rows[2 * i + 1] = text.charAt(words.get(i).start());
    }
    return new Encoding.Window(
        new Span(words.getFirst().start(), words.getLast().end()),
        words.size(),
        Optional.of(Embedding.of(rows[0], rows[1])),
        Optional.of(MultiVector.adopt(rows, 2, words)));
  }

  @Override
  public CompletionStage<List<Encoding>> encodeAsync(
      List<? extends Content> contents, EncodeOptions options, ProgressListener progress) {
    return CompletableFuture.completedFuture(encode(contents, options, progress));
  }

  @Override
  public void close() {}
}
