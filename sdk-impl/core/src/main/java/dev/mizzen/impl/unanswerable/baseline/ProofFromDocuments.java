package dev.mizzen.impl.unanswerable.baseline;

import dev.mizzen.impl.rag.cite.Claim;
import dev.mizzen.impl.rag.cite.MarkedAnswer;
import dev.mizzen.impl.rag.cite.Passage;
import dev.mizzen.impl.rag.read.Reading;
import dev.mizzen.impl.rag.write.Draft;
import dev.mizzen.impl.rag.write.Generator;
import dev.mizzen.impl.retrieve.lucene.Deadline;
import dev.mizzen.rag.Question;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes quotes of summaries out of what another generator writes, before the citation gate. A
 * summary helps to understand; being a model's own words, it proves nothing, and a quote from it
 * would stand in no document.
 */
final class ProofFromDocuments implements Generator {
  private final Generator generator;

  ProofFromDocuments(Generator generator) {
    this.generator = generator;
  }

  @Override
  public Draft write(
      Question question, List<Passage> passages, Reading reading, Deadline deadline) {
    Draft draft = generator.write(question, passages, reading, deadline);
    Set<Integer> summaries =
        passages.stream()
            .filter(passage -> RaptorTree.isSummary(passage.documentId()))
            .map(Passage::number)
            .collect(Collectors.toSet());
    MarkedAnswer answer = draft.answer();
    List<Claim> claims =
        answer.claims().stream().filter(claim -> !summaries.contains(claim.passage())).toList();
    return new Draft(
        new MarkedAnswer(answer.text(), answer.sentences(), claims),
        draft.shortSpan(),
        draft.declined(),
        draft.usage());
  }
}
