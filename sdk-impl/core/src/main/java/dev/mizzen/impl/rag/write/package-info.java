/**
 * What writes answers from passages: a language model, or the passages' own sentences. Internal.
 */
@NullMarked
package dev.mizzen.impl.rag.write;

import org.jspecify.annotations.NullMarked;
