package org.example.search;

import dev.mizzen.Document;
import dev.mizzen.Embedder;
import dev.mizzen.Retriever;
import dev.mizzen.index.TokenStorage;
import dev.mizzen.search.Mode;
import dev.mizzen.search.Query;
import java.util.List;

/** A few notes, searchable in every way. */
public final class Notes implements AutoCloseable {
  private final Embedder embedder = Embedder.load("all-minilm-l6-v2-q");
  private final Retriever retriever =
      Retriever.builder().embedder(embedder).tokenVectors(TokenStorage.INT8).open();

  /** Writes the notes down. */
  public Notes() {
    retriever.addAll(
        List.of(
            Document.of("bread", "Knead the dough, let it rise for an hour, then bake it."),
            Document.of("tyre", "A flat bicycle tyre is mended with a patch and some glue."),
            Document.of("moon", "The tides follow the moon, whose pull lifts the sea.")));
    retriever.commit();
  }

  /** The id of the note that answers a question best. */
  public String best(Mode mode, String question) {
    return retriever.search(Query.of(mode, question)).ids().getFirst();
  }

  @Override
  public void close() {
    retriever.close();
    embedder.close();
  }
}
