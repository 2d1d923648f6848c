package dev.mizzen.impl.rag.write;

import dev.mizzen.Span;
import dev.mizzen.impl.rag.cite.MarkedAnswer;
import dev.mizzen.rag.Answer.Usage;
import java.util.Optional;

/**
 * What a generator wrote, before the citation gate.
 *
 * @param answer its words and the quotes it claims
 * @param shortSpan the part of the answer's text that answers by itself, if marked
 * @param declined whether it says that the passages do not hold the answer
 * @param usage what it took
 */
public record Draft(MarkedAnswer answer, Optional<Span> shortSpan, boolean declined, Usage usage) {}
