package dev.mizzen.eval.unanswerable;

/**
 * How much of everything is used to make questions. Immutable; every setting returns a changed
 * copy.
 *
 * @param topics of a request, at most
 * @param articles asked for each topic
 * @param chunkTokens of a chunk, at most, as the embedder counts them
 * @param overlapTokens of those shared with the chunk before, at most
 * @param contextsPerSplit contexts with the same numbers of chunks from within and from outside the
 *     corpus, of a request, at most
 * @param contextsPerRequest contexts of a request, at most
 * @param questions asked for each context
 * @param passages of the corpus that an answer is tried from
 */
public record GenerationSizes(
    int topics,
    int articles,
    int chunkTokens,
    int overlapTokens,
    int contextsPerSplit,
    int contextsPerRequest,
    int questions,
    int passages) {
  private static final int FEWEST_TOKENS = 16;
  private static final int MOST_QUESTIONS = 20;

  /** Refuses what is out of range. */
  public GenerationSizes {
    require("topics", topics, 1, Integer.MAX_VALUE);
    require("articles", articles, 1, Integer.MAX_VALUE);
    require("chunkTokens", chunkTokens, FEWEST_TOKENS, Integer.MAX_VALUE);
    require("overlapTokens", overlapTokens, 0, (chunkTokens - 1) / 2);
    require("contextsPerSplit", contextsPerSplit, 1, Integer.MAX_VALUE);
    require("contextsPerRequest", contextsPerRequest, 1, Integer.MAX_VALUE);
    require("questions", questions, 1, MOST_QUESTIONS);
    require("passages", passages, 1, Integer.MAX_VALUE);
  }

  private static void require(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + " must be from " + least + " to " + most + ", got " + value);
    }
  }

  /**
   * Those of the paper's released code: 25 topics of 25 articles (the paper: 200), chunks of 1,024
   * tokens with an overlap of 128, 25 contexts of a split (the paper: 50) and 100 of a request, 5
   * questions of each (the paper: up to 10), 10 passages.
   */
  public static GenerationSizes standard() {
    return new GenerationSizes(25, 25, 1024, 128, 25, 100, 5, 10);
  }

  /** With other numbers of topics and articles. */
  public GenerationSizes search(int topicsOfRequest, int articlesOfTopic) {
    return new GenerationSizes(
        topicsOfRequest,
        articlesOfTopic,
        chunkTokens,
        overlapTokens,
        contextsPerSplit,
        contextsPerRequest,
        questions,
        passages);
  }

  /** With other chunks. */
  public GenerationSizes chunks(int tokens, int overlap) {
    return new GenerationSizes(
        topics,
        articles,
        tokens,
        overlap,
        contextsPerSplit,
        contextsPerRequest,
        questions,
        passages);
  }

  /** With other numbers of contexts, and of questions for each. */
  public GenerationSizes contexts(int perSplit, int perRequest, int questionsOfContext) {
    return new GenerationSizes(
        topics,
        articles,
        chunkTokens,
        overlapTokens,
        perSplit,
        perRequest,
        questionsOfContext,
        passages);
  }

  /** With another number of passages. */
  public GenerationSizes passages(int most) {
    return new GenerationSizes(
        topics,
        articles,
        chunkTokens,
        overlapTokens,
        contextsPerSplit,
        contextsPerRequest,
        questions,
        most);
  }
}
