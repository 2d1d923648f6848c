package dev.mizzen.impl.rag.read;

import dev.mizzen.Span;
import dev.mizzen.impl.rag.cite.Passage;

/**
 * What is known of a sentence beside a question. Arrays have one entry for each of {@link
 * Asked#words}: the mean over the word's tokens of the highest cosine with a token there, or,
 * without token vectors, 1 where the word itself is there and 0 where it is not.
 *
 * @param passage where it stands
 * @param rank of the passage, from 0
 * @param span in the passage's text
 * @param near similarity within the sentence
 * @param nearPassage within the passage
 * @param nearTitle within its title
 * @param in 1 where the sentence has the word
 * @param inPassage the passage or its title
 * @param inTitle the title
 * @param fitting words of the kind asked for that are not the question's own
 * @param words in the sentence
 * @param mean similarity of all the question's tokens within the sentence
 * @param passageMean the same within the passage
 */
@SuppressWarnings("ArrayRecordComponent") // internal, never compared
public record SentenceFacts(
    Passage passage,
    int rank,
    Span span,
    float[] near,
    float[] nearPassage,
    float[] nearTitle,
    float[] in,
    float[] inPassage,
    float[] inTitle,
    int fitting,
    int words,
    float mean,
    float passageMean) {
  /** The sentence itself. */
  public String text() {
    return span.of(passage.text());
  }
}
