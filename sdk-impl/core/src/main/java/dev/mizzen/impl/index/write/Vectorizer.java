package dev.mizzen.impl.index.write;

import dev.mizzen.Content;
import dev.mizzen.Document;
import dev.mizzen.Embedder;
import dev.mizzen.ProgressListener;
import dev.mizzen.Span;
import dev.mizzen.embed.EncodeOptions;
import dev.mizzen.embed.Encoding;
import dev.mizzen.embed.LongText;
import dev.mizzen.impl.index.IndexSchema;
import dev.mizzen.index.VectorField;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives the entries of a chunk of documents their vectors: the caller's, or the embedders'. */
final class Vectorizer {
  private final List<VectorField> fields;

  Vectorizer(IndexSchema schema) {
    fields =
        schema.vectorFields().stream()
            .sorted(Comparator.comparing(field -> !isWindowed(field)))
            .toList();
  }

  /** Whether the field may turn a document into several entries; such a field comes first. */
  static boolean isWindowed(VectorField field) {
    return field.embedder().isPresent() && field.longText() instanceof LongText.Windows;
  }

  /** The drafts that got all their vectors, up to the first that an embedder refuses. */
  Chunk<Draft> fill(Chunk<Draft> chunk) {
    List<Draft> drafts = chunk.items();
    @Nullable RuntimeException failure = chunk.failure();
    for (VectorField field : fields) {
      Chunk<Draft> filled = fill(field, drafts);
      drafts = filled.items();
      failure = filled.failure() == null ? failure : filled.failure();
    }
    return new Chunk<>(drafts, failure);
  }

  private Chunk<Draft> fill(VectorField field, List<Draft> drafts) {
    List<Draft> owners = new ArrayList<>();
    List<Entry> wanting = new ArrayList<>();
    for (Draft draft : drafts) {
      draft.entries.stream()
          .filter(entry -> wants(field, draft.document, entry))
          .forEach(
              entry -> {
                owners.add(draft);
                wanting.add(entry);
              });
    }
    int done = drafts.size();
    @Nullable RuntimeException failure = null;
    Chunk<Encoding> encodings = encode(field, wanting);
    if (encodings.failure() != null) {
      Draft refused = owners.get(encodings.items().size());
      failure = Refusal.of(refused.document, encodings.failure());
      done = drafts.indexOf(refused);
    }
    for (int i = 0; i < encodings.items().size(); i++) {
      apply(field, owners.get(i), wanting.get(i), encodings.items().get(i));
    }
    return attach(field, drafts.subList(0, done), failure);
  }

  /**
   * The vectors of the caller, on every entry; turning any vector into its stored form may fail.
   */
  private static Chunk<Draft> attach(
      VectorField field, List<Draft> drafts, @Nullable RuntimeException failure) {
    for (int i = 0; i < drafts.size(); i++) {
      Draft draft = drafts.get(i);
      try {
        draft.entries.forEach(entry -> VectorForm.store(field, draft.document, entry));
      } catch (IllegalArgumentException e) {
        return new Chunk<>(drafts.subList(0, i), Refusal.of(draft.document, e));
      }
    }
    return new Chunk<>(drafts, failure);
  }

  private static boolean wants(VectorField field, Document document, Entry entry) {
    boolean hasVector = document.vectors().containsKey(field.name());
    boolean hasTokens =
        field.tokenStorage().isEmpty() || document.tokenVectors().containsKey(field.name());
    return field.embedder().isPresent() && !entry.text.isBlank() && !(hasVector && hasTokens);
  }

  private static void apply(VectorField field, Draft draft, Entry entry, Encoding encoding) {
    boolean ownVectors =
        draft.document.vectors().containsKey(field.name())
            || draft.document.tokenVectors().containsKey(field.name());
    List<Encoding.Window> windows = encoding.windows();
    draft.truncated |= encoding.truncated() || (ownVectors && windows.size() > 1);
    if (windows.size() == 1 || ownVectors) {
      entry.encoded.put(field.name(), new Entry.Encoded(windows.getFirst(), 0));
      return;
    }
    List<Entry> passages = draft.split(windows.stream().map(Encoding.Window::span).toList());
    for (int i = 0; i < windows.size(); i++) {
      Span span = windows.get(i).span();
      passages.get(i).encoded.put(field.name(), new Entry.Encoded(windows.get(i), span.start()));
    }
  }

  /** If the embedder refuses the texts, asks for one at a time to learn which one it is. */
  private static Chunk<Encoding> encode(VectorField field, List<Entry> entries) {
    if (entries.isEmpty()) {
      return new Chunk<>(List.of(), null);
    }
    Embedder embedder = field.embedder().orElseThrow();
    EncodeOptions wanted = wanted(field, embedder);
    List<Content.Text> texts = entries.stream().map(entry -> Content.text(entry.text)).toList();
    try {
      return new Chunk<>(embedder.encode(texts, wanted, ProgressListener.NONE), null);
    } catch (IllegalArgumentException e) {
      return encodeOneByOne(embedder, texts, wanted);
    }
  }

  private static EncodeOptions wanted(VectorField field, Embedder embedder) {
    EncodeOptions options = EncodeOptions.passage().longText(field.longText());
    if (field.tokenStorage().isEmpty()) {
      return options;
    }
    return embedder.hasSentenceVectors() ? options.withTokenVectors() : options.onlyTokenVectors();
  }

  private static Chunk<Encoding> encodeOneByOne(
      Embedder embedder, List<Content.Text> texts, EncodeOptions options) {
    List<Encoding> encodings = new ArrayList<>();
    for (Content.Text text : texts) {
      try {
        encodings.addAll(embedder.encode(List.of(text), options, ProgressListener.NONE));
      } catch (IllegalArgumentException e) {
        return new Chunk<>(encodings, e);
      }
    }
    return new Chunk<>(encodings, null);
  }
}
