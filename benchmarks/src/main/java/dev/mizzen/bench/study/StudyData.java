package dev.mizzen.bench.study;

import dev.mizzen.bench.late.Projection;
import dev.mizzen.eval.Qrels;
import dev.mizzen.impl.head.HeadKernels;
import dev.mizzen.impl.head.Network;
import dev.mizzen.impl.head.TokenSet;
import dev.mizzen.train.TrainingExample;
import java.util.List;

/**
 * What heads learn from.
 *
 * @param corpus all documents, whole
 * @param documents the tokens of theirs that take part in training
 * @param queries all of the train split
 * @param split of them
 * @param qrels of the train split
 * @param teacher over {@code documents}
 * @param principal directions of all documents' tokens
 * @param kernels to compute with
 */
public record StudyData(
    StudyCorpus corpus,
    TokenSet documents,
    StudyQueries queries,
    ClaimSplit split,
    Qrels qrels,
    Teacher teacher,
    Projection principal,
    HeadKernels kernels) {
  /** Draws of validation examples are the same for all seeds. */
  private static final long VALIDATION = 1000;

  /** The head of the leading principal directions. */
  Network principal(int dimension) {
    int input = documents.rows().dimension();
    return Network.linear(principal.fit(dimension), input, dimension);
  }

  List<TrainingExample> distillation(StudySetting setting, long seed) {
    return teacher.distillation(split.train(), setting.tuple(), setting.draws(), seed);
  }

  List<TrainingExample> distillationValidation(StudySetting setting) {
    return teacher.distillation(split.validation(), setting.tuple(), 1, VALIDATION);
  }

  List<TrainingExample> judged(StudySetting setting) {
    return teacher.judged(split.train(), corpus.numbers(), qrels, setting.negatives());
  }

  List<TrainingExample> judgedValidation(StudySetting setting) {
    return teacher.judged(split.validation(), corpus.numbers(), qrels, setting.negatives());
  }
}
