package dev.mizzen.impl.unanswerable.filter;

import dev.mizzen.eval.unanswerable.GenerationReport.Count;
import dev.mizzen.eval.unanswerable.Verification;
import dev.mizzen.impl.unanswerable.Candidate;
import dev.mizzen.impl.unanswerable.reply.Asker;
import dev.mizzen.impl.unanswerable.reply.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tries to answer questions from the corpus, and keeps those where that fails (arXiv:2510.11956,
 * step IV). For one thread.
 */
public final class Verifier {
  private static final int TOKENS = 250;

  private final Asker asker;
  private final Tally tally;
  private final CorpusIndex corpus;
  private final int passages;

  /**
   * A verifier.
   *
   * @param passages that an answer is tried from
   */
  public Verifier(Asker asker, Tally tally, CorpusIndex corpus, int passages) {
    this.asker = asker;
    this.tally = tally;
    this.corpus = corpus;
    this.passages = passages;
  }

  /** The questions that stay, and their verdicts. */
  public List<Verified> keep(List<Candidate> candidates) {
    List<Optional<Verification>> verdicts = asker.each("verification", candidates, this::verify);
    List<Verified> kept = new ArrayList<>();
    for (int i = 0; i < verdicts.size(); i++) {
      Optional<Verification> verdict = verdicts.get(i);
      if (verdict.isEmpty()) {
        tally.add(Count.MURKY, 1);
        continue;
      }
      switch (verdict.get().verdict()) {
        case COVERS -> tally.add(Count.ANSWERABLE, 1);
        case PLAUSIBLE -> tally.add(Count.PLAUSIBLE, 1);
        case FAILS -> kept.add(new Verified(candidates.get(i), verdict.get()));
      }
    }
    return kept;
  }

  private Optional<Verification> verify(Candidate candidate) {
    List<String> found = corpus.passages(candidate.question(), passages);
    return asker
        .ask(CorpusAnswerPrompt.of(candidate.question(), found, TOKENS))
        .map(String::strip)
        .flatMap(answer -> compare(candidate, answer));
  }

  private Optional<Verification> compare(Candidate candidate, String answer) {
    return asker
        .ask(VerdictPrompt.of(candidate.question(), candidate.answer(), answer))
        .flatMap(reply -> VerdictPrompt.read(answer, reply));
  }
}
