package dev.mizzen.impl.unanswerable.context;

import dev.mizzen.Document;
import dev.mizzen.eval.unanswerable.ExternalArticle;
import dev.mizzen.eval.unanswerable.InformationRequest;
import dev.mizzen.eval.unanswerable.SourceChunk;
import dev.mizzen.impl.unanswerable.article.FoundArticle;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cuts what a request has and what was found for it into chunks, each behind its title. */
public final class Materials {
  private final Parts parts;

  /** With these parts. */
  public Materials(Parts parts) {
    this.parts = parts;
  }

  /** The chunks of a request, those of the corpus first. */
  public List<Material> of(
      InformationRequest request, List<Document> documents, List<FoundArticle> articles) {
    List<Material> all = new ArrayList<>();
    for (Document document : documents) {
      chunks(document.id(), document.title(), document.text(), false, Optional.empty())
          .forEach(chunk -> all.add(new Material(request, "", chunk)));
    }
    for (FoundArticle found : articles) {
      ExternalArticle article = found.article();
      chunks(article.id(), article.title(), article.text(), true, article.location())
          .forEach(chunk -> all.add(new Material(request, found.topic(), chunk)));
    }
    return all;
  }

  private List<SourceChunk> chunks(
      String id, String title, String text, boolean external, Optional<URI> location) {
    List<SourceChunk> chunks = new ArrayList<>();
    for (String part : parts.of(id, text)) {
      String shown = title.isBlank() || part.startsWith(title) ? part : title + ": " + part;
      chunks.add(new SourceChunk(id, chunks.size(), external, location, shown));
    }
    return chunks;
  }
}
