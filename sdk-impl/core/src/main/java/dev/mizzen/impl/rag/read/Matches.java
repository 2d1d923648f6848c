package dev.mizzen.impl.rag.read;

import dev.mizzen.Span;
import java.util.List;

/** How near passages come to each token of a question; zeros where there is nothing. */
interface Matches {
  /** Within a sentence. */
  float[] sentence(int passage, Span sentence);

  /** Within a passage and its title. */
  float[] passage(int passage);

  /** Within a passage's title. */
  float[] title(int passage);

  /** The mean over the tokens of each word. */
  float[] words(float[] highest, List<Word> words);
}
