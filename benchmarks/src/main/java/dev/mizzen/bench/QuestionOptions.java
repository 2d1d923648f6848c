package dev.mizzen.bench;

import dev.mizzen.eval.unanswerable.Difficulty;
import dev.mizzen.eval.unanswerable.GenerationSizes;
import dev.mizzen.eval.unanswerable.QualityRule;
import picocli.CommandLine.Option;

/** How many questions are made, and how hard they are. */
final class QuestionOptions {
  @Option(names = "--topics", defaultValue = "25", description = "of a request; default: 25")
  private int topics = 25;

  @Option(names = "--articles", defaultValue = "25", description = "of a topic; default: 25")
  private int articles = 25;

  @Option(names = "--chunk-tokens", defaultValue = "1024", description = "default: 1024")
  private int chunkTokens = 1024;

  @Option(names = "--overlap", defaultValue = "128", description = "of chunks; default: 128")
  private int overlap = 128;

  @Option(
      names = "--contexts",
      defaultValue = "100",
      description = "of a request, at most; default: 100")
  private int contexts = 100;

  @Option(
      names = "--contexts-per-split",
      defaultValue = "25",
      description = "of as many chunks from within and outside, at most; default: 25")
  private int contextsPerSplit = 25;

  @Option(names = "--questions", defaultValue = "5", description = "of a context; default: 5")
  private int questions = 5;

  @Option(
      names = "--passages",
      defaultValue = "10",
      description = "that the corpus answers from; default: 10")
  private int passages = 10;

  @Option(names = "--min-hops", defaultValue = "2", description = "default: 2")
  private int minHops = 2;

  @Option(names = "--max-hops", defaultValue = "6", description = "default: 6")
  private int maxHops = 6;

  @Option(names = "--hop-tolerance", defaultValue = "0", description = "default: 0")
  private int hopTolerance;

  @Option(names = "--single-hops", description = "keeps questions of one hop, too")
  private boolean singleHops;

  @Option(
      names = "--min-external",
      defaultValue = "0",
      description = "part of a context from outside; default: 0")
  private double minExternal;

  @Option(names = "--max-external", defaultValue = "1", description = "default: 1")
  private double maxExternal = 1;

  @Option(
      names = "--rule",
      defaultValue = "ASYMMETRIC",
      description = "which scores are enough: ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}")
  private QualityRule rule = QualityRule.ASYMMETRIC;

  QuestionOptions() {}

  GenerationSizes sizes() {
    return GenerationSizes.standard()
        .search(topics, articles)
        .chunks(chunkTokens, overlap)
        .contexts(contextsPerSplit, contexts, questions)
        .passages(passages);
  }

  Difficulty difficulty() {
    return Difficulty.standard()
        .hops(minHops, maxHops)
        .externalShare(minExternal, maxExternal)
        .hopTolerance(hopTolerance)
        .singleHops(singleHops);
  }

  QualityRule rule() {
    return rule;
  }
}
