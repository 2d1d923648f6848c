package dev.mizzen.impl.index.write;

import dev.mizzen.Document;
import dev.mizzen.Span;
import dev.mizzen.impl.index.codec.TokenVectorCodec;
import dev.mizzen.index.VectorField;
import dev.mizzen.vector.Embedding;
import dev.mizzen.vector.MultiVector;
import dev.mizzen.vector.Similarity;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.util.BytesRef;

/** Turns the vectors of an entry into the form in which they are stored. */
final class VectorForm {
  private VectorForm() {}

  /**
   * @throws IllegalArgumentException if a vector has no such form
   */
  static void store(VectorField field, Document document, Entry entry) {
    String name = field.name();
    Optional<Entry.Encoded> encoded = Optional.ofNullable(entry.encoded.remove(name));
    Optional.ofNullable(document.vectors().get(name))
        .or(() -> encoded.flatMap(e -> e.window().embedding()))
        .ifPresent(vector -> entry.vectors.put(name, sentence(field, vector)));
    Optional<MultiVector> tokens =
        Optional.ofNullable(document.tokenVectors().get(name))
            .or(() -> encoded.flatMap(VectorForm::tokens));
    if (tokens.isPresent() && tokens.get().count() > 0) {
      byte[] block = TokenVectorCodec.encode(tokens.get(), field.tokenStorage().orElseThrow());
      entry.tokens.put(name, new Entry.TokenBlock(new BytesRef(block), tokens.get().count()));
    }
  }

  private static float[] sentence(VectorField field, Embedding vector) {
    if (field.similarity() != Similarity.COSINE) {
      return vector.toArray();
    }
    if (vector.norm() == 0) {
      throw new IllegalArgumentException(
          "the vector of field '" + field.name() + "' is all zeros, which has no cosine");
    }
    return vector.normalized().toArray();
  }

  /** Spans refer to the entry's own text, not to the text that it was cut from. */
  private static Optional<MultiVector> tokens(Entry.Encoded encoded) {
    Optional<MultiVector> tokens = encoded.window().tokenVectors();
    Optional<List<Span>> spans = tokens.flatMap(MultiVector::spans);
    if (encoded.textStart() == 0 || spans.isEmpty()) {
      return tokens;
    }
    List<Span> own = spans.get().stream().map(s -> s.shift(-encoded.textStart())).toList();
    return tokens.map(t -> MultiVector.adopt(t.toArray(), t.dimension(), own));
  }
}
