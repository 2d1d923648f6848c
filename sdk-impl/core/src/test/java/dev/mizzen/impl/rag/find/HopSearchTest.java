package dev.mizzen.impl.rag.find;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.Document;
import dev.mizzen.Retriever;
import dev.mizzen.impl.retrieve.lucene.Deadline;
import dev.mizzen.rag.Question;
import dev.mizzen.search.Hit;
import dev.mizzen.search.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the passages of one search name is searched next, without a model. */
class HopSearchTest {
  private static final int OTHERS = 60;

  private final Retriever retriever = Retriever.builder().open();

  @BeforeEach
  void fill() {
    List<Document> documents = new ArrayList<>();
    documents.add(
        titled(
            "margaret",
            "Margaret of Mantua",
            "She was the daughter of Albert III, Duke of Bavaria."));
    documents.add(
        titled("albert", "Albert III, Duke of Bavaria", "He was born in Wolfratshausen."));
    documents.add(
        titled("mugain", "Mugain", "A queen, the wife of Conchobar mac Nessa, in Ulster."));
    documents.add(titled("conchobar", "Conchobar mac Nessa", "He rules from Emain Macha."));
    documents.add(titled("queen", "Queen", "They sang loud."));
    documents.add(titled("film", "One of Us (1951 film)", "A drama directed by Ida Brand."));
    documents.add(titled("ida", "Ida Brand", "She died in Lisbon."));
    for (int i = 0; i < OTHERS; i++) {
      documents.add(
          titled(
              "other" + i, "Street " + i, "The daughter, wife, or director of nobody, born " + i));
    }
    retriever.addAll(documents);
    retriever.refresh();
  }

  @AfterEach
  void close() {
    retriever.close();
  }

  private static Document titled(String id, String title, String text) {
    return Document.builder(id).title(title).text(text).build();
  }

  @ParameterizedTest
  @CsvSource({
    "Where was the father of Margaret of Mantua born?, margaret, albert",
    "From where did the husband of Mugain rule?, mugain, conchobar",
    "Where did the director of One of Us die?, film, ida",
  })
  void followsNamesToTheirTitles(String question, String first, String second) {
    assertThat(ids(question, 2)).containsExactlyInAnyOrder(first, second);
  }

  @Test
  void isTheSameWithoutCapitalLettersInTheQuestion() {
    assertThat(scores("where did the director of one of us die?"))
        .isEqualTo(scores("where did the director of One of Us die?"));
  }

  private List<String> ids(String question, int limit) {
    return find(question, limit).stream().map(Hit::id).toList();
  }

  private Map<String, Double> scores(String question) {
    return find(question, 5).stream().collect(Collectors.toMap(Hit::id, Hit::score));
  }

  private List<Hit> find(String question, int limit) {
    return new HopSearch(retriever, Mode.BM25, limit, 3, new WordCounts(retriever))
        .find(Question.of(question), new Deadline(Optional.empty()))
        .hits();
  }
}
