package dev.mizzen.impl.retrieve.score;

import dev.mizzen.impl.retrieve.lucene.EntryKeys;
import dev.mizzen.search.Hit;
import dev.mizzen.search.Mode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A document that one mode found.
 *
 * @param doc its number in the reader
 * @param id the caller's id
 * @param score in the mode's scale
 * @param parts what the score is made of
 */
public record Candidate(int doc, String id, double score, List<Hit.Part> parts) {
  /** The highest score first, ties to the lower id. */
  public static final Comparator<Candidate> BEST_FIRST =
      Comparator.comparingDouble(Candidate::score)
          .reversed()
          .thenComparing(Candidate::id, EntryKeys::compare);

  /** Copies the list. */
  public Candidate {
    parts = List.copyOf(parts);
  }

  /** The candidates best first, each with its part of {@code mode} before the parts it had. */
  public static List<Candidate> ranked(List<Candidate> candidates, Mode mode) {
    List<Candidate> sorted = new ArrayList<>(candidates);
    sorted.sort(BEST_FIRST);
    for (int i = 0; i < sorted.size(); i++) {
      Candidate candidate = sorted.get(i);
      List<Hit.Part> parts = new ArrayList<>();
      parts.add(new Hit.Part(mode, candidate.score, i + 1));
      parts.addAll(candidate.parts);
      sorted.set(i, new Candidate(candidate.doc, candidate.id, candidate.score, parts));
    }
    return List.copyOf(sorted);
  }
}
