package dev.mizzen.impl.index;

import dev.mizzen.Document;
import dev.mizzen.index.TokenStorage;
import dev.mizzen.spi.RetrieverSpec;
import dev.mizzen.vector.Embedding;
import dev.mizzen.vector.MultiVector;
import java.nio.file.Path;

/** The program beside which an index is read: commits one more document again and again. */
public final class CommittingWriter {
  private CommittingWriter() {}

  /** The index's settings. */
  static RetrieverSpec spec(Path folder) {
    return Specs.folder(folder, Specs.tokens(TokenStorage.INT8));
  }

  /**
   * Goes on until killed, or alone.
   *
   * @param args the folder
   */
  public static void main(String[] args) {
    Child.endWithParent();
    try (Index index = Index.open(spec(Path.of(args[0])))) {
      for (int number = 0; ; number++) {
        Probe.add(index, document(number));
        index.commit();
      }
    }
  }

  static Document document(int number) {
    return Document.builder("id" + number)
        .text("document " + number)
        .vector(Specs.FIELD, Embedding.of(1, number, 0, 1))
        .tokenVectors(Specs.FIELD, MultiVector.of(new float[] {1, 2, 3, number}, 4))
        .build();
  }
}
