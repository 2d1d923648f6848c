package dev.mizzen.impl.rag;

import dev.mizzen.impl.rag.abstain.AbstentionModel;
import dev.mizzen.impl.rag.abstain.Calibrator;
import dev.mizzen.impl.rag.abstain.ConfidenceFeatures;
import dev.mizzen.impl.rag.abstain.ReaderModel;
import dev.mizzen.impl.rag.cite.Passage;
import dev.mizzen.impl.rag.find.Evidence;
import dev.mizzen.impl.rag.find.EvidenceFinder;
import dev.mizzen.impl.rag.prompt.Packer;
import dev.mizzen.impl.rag.read.Analyst;
import dev.mizzen.impl.rag.read.Reading;
import dev.mizzen.impl.rag.write.Generator;
import dev.mizzen.impl.retrieve.lucene.Deadline;
import dev.mizzen.rag.CalibrationQuestion;
import dev.mizzen.rag.Question;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * The steps of a pipeline; each is safe for use by many threads.
 *
 * @param finder searches
 * @param passages at most, for an answer
 * @param room how many tokens of passages a question's prompt has room for
 * @param analyst takes passages apart
 * @param model weighs what it finds
 * @param threshold below which there is no answer
 * @param generator writes
 */
public record Parts(
    EvidenceFinder finder,
    int passages,
    ToIntFunction<Question> room,
    Analyst analyst,
    ReaderModel model,
    double threshold,
    Generator generator) {
  /** What {@code question} finds, as a prompt has room for it. */
  List<Passage> pack(Question question, Evidence evidence) {
    return new Packer(room.applyAsInt(question), passages).pack(evidence.hits());
  }

  /** What is read in {@code packed}. */
  Reading read(Question question, List<Passage> packed) {
    return model.reader().read(analyst.analyse(question.text(), packed));
  }

  /** The same steps, that stay silent as {@code questions} teach. */
  Parts calibrated(List<CalibrationQuestion> questions, double falseRefusalRate) {
    Calibrator calibrator = new Calibrator(model.abstention());
    for (CalibrationQuestion known : questions) {
      Question question = known.question();
      Evidence evidence = finder.find(question, new Deadline(question.timeout()));
      Reading reading = read(question, pack(question, evidence));
      calibrator.add(ConfidenceFeatures.of(reading), known.answerable());
    }
    AbstentionModel fitted = calibrator.fit();
    return new Parts(
        finder,
        passages,
        room,
        analyst,
        new ReaderModel(model.reader(), fitted),
        fitted.threshold(falseRefusalRate),
        generator);
  }
}
