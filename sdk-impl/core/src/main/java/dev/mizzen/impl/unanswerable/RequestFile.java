package dev.mizzen.impl.unanswerable;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mizzen.eval.unanswerable.InformationRequest;
import dev.mizzen.impl.eval.TextLines;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Requests for information as JSON objects, one in each line. */
final class RequestFile {
  private RequestFile() {}

  static List<InformationRequest> read(Path file) {
    List<InformationRequest> requests = new ArrayList<>();
    TextLines.forEach(file, (number, line) -> requests.add(request(Json.parse(line))));
    return requests;
  }

  private static InformationRequest request(JsonNode node) {
    return new InformationRequest(
        Json.text(node, "request_id"),
        Json.text(node, "title"),
        Json.optional(node, "problem_statement").orElse(""),
        Json.optional(node, "background").orElse(""),
        documents(node.path("documents")));
  }

  private static List<String> documents(JsonNode array) {
    if (!array.isArray() && !array.isMissingNode()) {
      throw new IllegalArgumentException("expected a list as 'documents', got " + array);
    }
    List<String> ids = new ArrayList<>();
    for (JsonNode id : array) {
      if (!id.isTextual()) {
        throw new IllegalArgumentException("expected ids in 'documents', got " + id);
      }
      ids.add(id.textValue());
    }
    return ids;
  }
}
