package dev.mizzen.bench.rag;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mizzen.Document;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Paragraphs and questions of SQuAD 2 (Rajpurkar, Jia and Liang, arXiv:1806.03822) as one corpus.
 *
 * @param paragraphs titled by their articles
 * @param questions with what only the evaluation may see
 * @param articles in order of appearance
 */
public record SquadData(List<Document> paragraphs, List<Item> questions, List<String> articles) {
  /** Copies the lists. */
  public SquadData {
    paragraphs = List.copyOf(paragraphs);
    questions = List.copyOf(questions);
    articles = List.copyOf(articles);
  }

  /**
   * A question and its gold.
   *
   * @param id of the data set
   * @param text all that a pipeline gets
   * @param answers empty if its paragraph does not hold one
   * @param paragraph it was written for
   * @param article of that paragraph
   */
  public record Item(
      String id, String text, List<String> answers, String paragraph, String article) {
    /** Copies the list. */
    public Item {
      answers = List.copyOf(answers);
    }

    /** Whether its paragraph holds an answer. */
    public boolean answerable() {
      return !answers.isEmpty();
    }
  }

  /** Reads {@code corpus.jsonl.gz} and {@code queries.jsonl.gz}. */
  public static SquadData read(Path folder) {
    List<Document> paragraphs = new ArrayList<>();
    Map<String, String> articles = new HashMap<>();
    for (JsonNode node : JsonLines.read(folder.resolve("corpus.jsonl.gz"))) {
      String id = node.path("_id").asText();
      String title = node.path("title").asText().replace('_', ' ');
      articles.put(id, title);
      paragraphs.add(Document.builder(id).title(title).text(node.path("text").asText()).build());
    }
    List<Item> questions = new ArrayList<>();
    for (JsonNode node : JsonLines.read(folder.resolve("queries.jsonl.gz"))) {
      String paragraph = node.path("paragraph").asText();
      questions.add(
          new Item(
              node.path("_id").asText(),
              node.path("text").asText(),
              node.path("answerable").asBoolean()
                  ? JsonLines.strings(node.path("answers"))
                  : List.of(),
              paragraph,
              articles.getOrDefault(paragraph, "")));
    }
    return new SquadData(
        paragraphs, questions, paragraphs.stream().map(Document::title).distinct().toList());
  }
}
