package dev.mizzen.samples.ask.page;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mizzen.Embedder;
import dev.mizzen.Span;
import dev.mizzen.rag.Abstention;
import dev.mizzen.rag.Answer;
import dev.mizzen.rag.Citation;
import dev.mizzen.search.Hit;
import dev.mizzen.vector.MultiVector;
import java.util.List;
import java.util.function.Function;

/** An answer as the page takes it; spans are pairs of UTF-16 offsets, as JavaScript counts too. */
final class AnswerJson {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final Embedder embedder;
  private final Function<Citation, String> place;

  /**
   * @param embedder of the pipeline
   * @param place where a quote stands, in words
   */
  AnswerJson(Embedder embedder, Function<Citation, String> place) {
    this.embedder = embedder;
    this.place = place;
  }

  String of(String question, Answer answer) {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("question", question);
    root.put("text", answer.text());
    answer.shortSpan().ifPresent(span -> add(root.putArray("short"), span));
    answer.abstention().map(Abstention::message).ifPresent(why -> root.put("abstention", why));
    root.put("confidence", answer.confidence());
    ArrayNode citations = root.putArray("citations");
    answer.citations().forEach(citation -> citation(citations.addObject(), citation));
    MultiVector tokens = embedder.embedQueryTokens(question);
    words(root.putArray("words"), question, tokens);
    ArrayNode passages = root.putArray("passages");
    answer.passages().forEach(hit -> passage(passages.addObject(), hit, answer, tokens));
    return root.toString();
  }

  static String problem(String message) {
    return MAPPER.createObjectNode().put("problem", message).toString();
  }

  private void citation(ObjectNode json, Citation citation) {
    json.put("id", citation.documentId());
    json.put("place", place.apply(citation));
    json.put("quote", citation.quote());
    add(json.putArray("answerSpan"), citation.answerSpan());
  }

  private static void words(ArrayNode json, String question, MultiVector tokens) {
    for (Span span : tokens.spans().orElse(List.of())) {
      json.add(span.of(question));
    }
  }

  private void passage(ObjectNode json, Hit hit, Answer answer, MultiVector question) {
    String text = hit.document().text();
    json.put("id", hit.id());
    json.put("title", hit.document().title());
    json.put("text", text);
    ArrayNode quotes = json.putArray("quotes");
    answer.citations().stream()
        .filter(citation -> citation.documentId().equals(hit.id()))
        .forEach(citation -> add(quotes.addArray(), citation.span()));
    HeatMap map = HeatMap.of(question, embedder.embedPassageTokens(text));
    json.put("score", map.score());
    ArrayNode tokens = json.putArray("tokens");
    for (int i = 0; i < map.spans().size(); i++) {
      ArrayNode token = tokens.addArray();
      add(token, map.spans().get(i));
      token.add(map.heat()[i]);
    }
    ArrayNode choices = json.putArray("choices");
    for (int choice : map.choices()) {
      choices.add(choice);
    }
  }

  private static void add(ArrayNode json, Span span) {
    json.add(span.start()).add(span.end());
  }
}
