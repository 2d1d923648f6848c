package dev.mizzen.impl.train;

import dev.mizzen.impl.head.TokenSet;
import dev.mizzen.train.TrainingExample;
import dev.mizzen.train.TrainingLoss;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Some examples, their rows end to end: first those of the queries, then those of the documents.
 * For contrast every query meets every document, which are there once each; else each meets those
 * of its own example, which stand in the order of its targets for preferences.
 */
final class HeadBatch {
  private final List<TrainingExample> examples;

  /** The documents' numbers, as they are laid out. */
  private final List<Integer> documents = new ArrayList<>();

  /** {@code [examples + 1]}: where each example's own documents are, if they are laid out apart. */
  private final int[] own;

  private final boolean shared;

  /** {@code [examples + 1]}: where each query's rows are. */
  final int[] queryStarts;

  /** {@code [documents + 1]}: where each document's rows are, after those of the queries. */
  final int[] documentStarts;

  /** {@code [rows × dimension]}. */
  final float[] rows;

  HeadBatch(
      List<TrainingExample> examples, TrainingLoss loss, TokenSet queries, TokenSet documents) {
    this.examples = examples;
    this.shared = loss == TrainingLoss.CONTRASTIVE;
    own = new int[examples.size() + 1];
    if (shared) {
      examples.stream()
          .flatMap(e -> IntStream.range(0, e.count()).mapToObj(e::document))
          .distinct()
          .forEach(this.documents::add);
    } else {
      for (int e = 0; e < examples.size(); e++) {
        for (int i : order(examples.get(e), loss)) {
          this.documents.add(examples.get(e).document(i));
        }
        own[e + 1] = this.documents.size();
      }
    }
    queryStarts = starts(queries, examples.stream().map(TrainingExample::query).toList(), 0);
    documentStarts = starts(documents, this.documents, queryStarts[examples.size()]);
    int dimension = queries.rows().dimension();
    rows = new float[Math.multiplyExact(count(), dimension)];
    for (int e = 0; e < examples.size(); e++) {
      queries.copy(examples.get(e).query(), rows, queryStarts[e]);
    }
    for (int d = 0; d < this.documents.size(); d++) {
      documents.copy(this.documents.get(d), rows, documentStarts[d]);
    }
  }

  private static int[] starts(TokenSet set, List<Integer> texts, int first) {
    int[] starts = new int[texts.size() + 1];
    starts[0] = first;
    for (int i = 0; i < texts.size(); i++) {
      starts[i + 1] = Math.addExact(starts[i], set.length(texts.get(i)));
    }
    return starts;
  }

  /** Positions in the example, the highest target first if the order counts. */
  private static List<Integer> order(TrainingExample example, TrainingLoss loss) {
    List<Integer> order = IntStream.range(0, example.count()).boxed().toList();
    if (loss != TrainingLoss.PREFERENCE) {
      return order;
    }
    // Stable: equal targets keep their order.
    return order.stream()
        .sorted(Comparator.comparingDouble((Integer i) -> -example.target(i)))
        .toList();
  }

  /** How many rows there are. */
  int count() {
    return documentStarts[documentStarts.length - 1];
  }

  /** How many examples there are. */
  int examples() {
    return examples.size();
  }

  /** How many documents are laid out. */
  int documents() {
    return documents.size();
  }

  /** The first document that example {@code e} meets. */
  int from(int e) {
    return shared ? 0 : own[e];
  }

  /** One past the last document that example {@code e} meets. */
  int to(int e) {
    return shared ? documents.size() : own[e + 1];
  }

  /** Groups of scores, one for each example. */
  int[] groups() {
    return own;
  }

  /** The targets as the documents are laid out. */
  float[] targets() {
    float[] targets = new float[documents.size()];
    for (int e = 0; e < examples.size(); e++) {
      for (int i = 0; i < examples.get(e).count(); i++) {
        targets[own[e] + i] = examples.get(e).target(i);
      }
    }
    return targets;
  }

  /** The targets of example {@code e} by the number of the document. */
  private static Map<Integer, Float> byDocument(TrainingExample example) {
    Map<Integer, Float> targets = new LinkedHashMap<>();
    for (int i = 0; i < example.count(); i++) {
      targets.put(example.document(i), example.target(i));
    }
    return targets;
  }

  /**
   * For contrast, {@code [examples × documents]}: the documents that are positives of each example,
   * or those that are not; padded with −1.
   */
  int[] contrast(boolean positives) {
    int[] indices = new int[examples.size() * documents.size()];
    Arrays.fill(indices, -1);
    for (int e = 0; e < examples.size(); e++) {
      Map<Integer, Float> targets = byDocument(examples.get(e));
      int at = e * documents.size();
      for (int d = 0; d < documents.size(); d++) {
        boolean positive = targets.getOrDefault(documents.get(d), 0f) > 0;
        if (positive == positives) {
          indices[at++] = d;
        }
      }
    }
    return indices;
  }
}
