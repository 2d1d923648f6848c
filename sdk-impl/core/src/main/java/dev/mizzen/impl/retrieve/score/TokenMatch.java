package dev.mizzen.impl.retrieve.score;

import dev.mizzen.Span;
import java.util.Optional;

/**
 * A token of the query and the token of a document that it is most similar to.
 *
 * @param queryRow from 0
 * @param documentRow from 0
 * @param documentSpan in the embedded text, if known
 * @param similarity {@code maxⱼ ⟨qᵢ, dⱼ⟩}
 */
public record TokenMatch(
    int queryRow, int documentRow, Optional<Span> documentSpan, double similarity) {}
