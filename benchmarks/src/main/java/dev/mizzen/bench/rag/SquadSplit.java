package dev.mizzen.bench.rag;

import dev.mizzen.impl.rag.AnswerCall;
import dev.mizzen.impl.rag.Parts;
import dev.mizzen.impl.rag.abstain.AbstentionModel;
import dev.mizzen.impl.rag.abstain.ConfidenceFeatures;
import dev.mizzen.impl.rag.abstain.ReaderModel;
import dev.mizzen.impl.rag.learn.LinearScore;
import dev.mizzen.impl.rag.learn.LogisticRegression;
import dev.mizzen.impl.rag.read.Reader;
import dev.mizzen.impl.rag.write.ExtractiveGenerator;
import dev.mizzen.rag.Answer;
import dev.mizzen.rag.Question;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Half of the articles for calibration, half for the test; fits on the one half alone. */
final class SquadSplit {
  private static final double RIDGE = 3;
  private static final double PARAGRAPH_WEIGHT = 0.8;
  private static final double ARTICLE_WEIGHT = 0.2;

  private final Set<String> calibration;
  private final Map<SquadData.Item, Prepared> full;
  private final Map<SquadData.Item, Prepared> withoutParagraph;
  private final Map<SquadData.Item, Prepared> withoutArticle;

  SquadSplit(
      SquadData data,
      int seed,
      Map<SquadData.Item, Prepared> full,
      Map<SquadData.Item, Prepared> withoutParagraph,
      Map<SquadData.Item, Prepared> withoutArticle) {
    List<String> articles = new ArrayList<>(data.articles());
    Collections.shuffle(articles, new Random(seed));
    calibration = new HashSet<>(articles.subList(0, articles.size() / 2));
    this.full = full;
    this.withoutParagraph = withoutParagraph;
    this.withoutArticle = withoutArticle;
  }

  /** The questions of one half. */
  List<SquadData.Item> items(boolean ofCalibration, boolean answerable) {
    return full.keySet().stream()
        .filter(i -> calibration.contains(i.article()) == ofCalibration)
        .filter(i -> i.answerable() == answerable)
        .toList();
  }

  /** Reader and abstention from the calibration half. */
  ReaderModel fit() {
    ReaderTraining training = new ReaderTraining();
    List<SquadData.Item> items = items(true, true);
    items.forEach(item -> training.add(item, Prepared.of(full, item).analysis()));
    Reader reader = training.fit();
    LogisticRegression regression = new LogisticRegression(RIDGE);
    for (SquadData.Item item : items) {
      regression.add(Prepared.of(full, item).confidence(reader), true, 1);
      regression.add(
          Prepared.of(withoutParagraph, item).confidence(reader), false, PARAGRAPH_WEIGHT);
      regression.add(Prepared.of(withoutArticle, item).confidence(reader), false, ARTICLE_WEIGHT);
    }
    LinearScore score = regression.fit();
    double[] probabilities =
        items.stream()
            .mapToDouble(i -> score.probability(Prepared.of(full, i).confidence(reader)))
            .toArray();
    return new ReaderModel(reader, new AbstentionModel(score, probabilities));
  }

  /** What the pipeline answers, given nothing but the text. */
  static Answer answer(
      SquadData.Item item, Prepared prepared, ReaderModel model, double threshold) {
    Parts parts =
        new Parts(
            (question, deadline) -> prepared.evidence(),
            SquadSearches.PASSAGES,
            question -> SquadSearches.ROOM,
            (question, passages) -> prepared.analysis(),
            model,
            threshold,
            new ExtractiveGenerator());
    return new AnswerCall(parts, Question.of(item.text()), false, event -> {}).run();
  }

  /** How well adversarial questions are told from answerable ones, by a head fitted to that. */
  double adversarialAuroc(Reader reader, boolean questionOnly) {
    LogisticRegression regression = new LogisticRegression(RIDGE);
    for (boolean answerable : new boolean[] {true, false}) {
      for (SquadData.Item item : items(true, answerable)) {
        regression.add(features(item, reader, questionOnly), answerable, 1);
      }
    }
    LinearScore head = regression.fit();
    return Auroc.of(
        items(false, true).stream()
            .mapToDouble(i -> head.of(features(i, reader, questionOnly)))
            .toArray(),
        items(false, false).stream()
            .mapToDouble(i -> head.of(features(i, reader, questionOnly)))
            .toArray());
  }

  private double[] features(SquadData.Item item, Reader reader, boolean questionOnly) {
    double[] values = Prepared.of(full, item).confidence(reader);
    return questionOnly
        ? Arrays.copyOfRange(
            values, ConfidenceFeatures.COUNT - ConfidenceFeatures.QUESTION, values.length)
        : values;
  }
}
