package dev.mizzen.train;

import java.util.Arrays;

/**
 * A query and documents that are compared for it. Immutable.
 *
 * <p>What the targets mean is told by the {@link TrainingLoss}.
 */
public final class TrainingExample {
  private final int query;
  private final int[] documents;
  private final float[] targets;

  /**
   * Copies the arrays.
   *
   * @param query the query's number in the training's list, from 0
   * @param documents the documents' numbers, at least one, none twice
   * @param targets one finite number for each document
   * @throws IllegalArgumentException if that does not hold
   */
  public TrainingExample(int query, int[] documents, float[] targets) {
    if (documents.length == 0 || documents.length != targets.length) {
      throw new IllegalArgumentException(
          documents.length + " documents and " + targets.length + " targets: give one each");
    }
    if (query < 0 || Arrays.stream(documents).anyMatch(d -> d < 0)) {
      throw new IllegalArgumentException("queries and documents are numbered from 0");
    }
    if (Arrays.stream(documents).distinct().count() != documents.length) {
      throw new IllegalArgumentException("query " + query + " names a document twice");
    }
    for (float target : targets) {
      if (!Float.isFinite(target)) {
        throw new IllegalArgumentException("query " + query + " has the target " + target);
      }
    }
    this.query = query;
    this.documents = documents.clone();
    this.targets = targets.clone();
  }

  /** The query's number. */
  public int query() {
    return query;
  }

  /** How many documents there are. */
  public int count() {
    return documents.length;
  }

  /** The number of the document at {@code index}, from 0. */
  public int document(int index) {
    return documents[index];
  }

  /** The target of the document at {@code index}, from 0. */
  public float target(int index) {
    return targets[index];
  }
}
