package dev.mizzen.impl.retrieve.show;

import dev.mizzen.Document;
import dev.mizzen.Span;
import dev.mizzen.impl.index.FieldNames;
import dev.mizzen.impl.retrieve.lucene.Words;
import dev.mizzen.search.Highlight;
import dev.mizzen.search.Query;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;

/** Marks the words of a query in a document's texts. For one search. */
public final class WordHighlighter {
  private final Analyzer analyzer;
  private final FieldNames names;
  private final Map<String, Set<String>> termsByField = new HashMap<>();
  private final Set<String> fields;

  /** Marks the words of {@code query} in the fields that it searches. */
  public WordHighlighter(Analyzer analyzer, Query query, FieldNames names) throws IOException {
    this.analyzer = analyzer;
    this.names = names;
    fields = query.fields().keySet();
    Set<String> searched =
        fields.isEmpty()
            ? names.texts().keySet()
            : fields.stream().map(names::text).collect(Collectors.toSet());
    for (String field : searched) {
      termsByField.put(field, Words.counts(analyzer, field, query.text()).keySet());
    }
  }

  /** The matching words by field and place. Cost: one pass over the texts. */
  public List<Highlight> highlight(Document document) throws IOException {
    List<Highlight> highlights = new ArrayList<>();
    for (Map.Entry<String, String> text : document.texts().entrySet()) {
      String searched = searched(text.getKey());
      Set<String> terms = termsByField.getOrDefault(searched, Set.of());
      if (!terms.isEmpty()) {
        for (Span span : matches(searched, terms, text.getValue())) {
          highlights.add(new Highlight(text.getKey(), span, 1));
        }
      }
    }
    return highlights;
  }

  /** The Lucene field whose words those of a text are: its own, or the one that holds all texts. */
  private String searched(String text) {
    String own = names.text(text);
    return fields.isEmpty() && !termsByField.containsKey(own) && termsByField.size() == 1
        ? termsByField.keySet().iterator().next()
        : own;
  }

  /** Words may overlap, as the pairs of characters of some languages do: those become one. */
  private List<Span> matches(String field, Set<String> terms, String text) throws IOException {
    List<Span> spans = new ArrayList<>();
    for (Words.Word word : Words.of(analyzer, field, text)) {
      if (!terms.contains(word.term())) {
        continue;
      }
      Span span = word.span();
      if (!spans.isEmpty() && span.start() < spans.getLast().end()) {
        Span before = spans.removeLast();
        span = new Span(before.start(), Math.max(before.end(), span.end()));
      }
      spans.add(span);
    }
    return spans;
  }
}
