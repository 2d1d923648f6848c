/** What an {@link dev.mizzen.Embedder} takes and gives: options, encodings, model identity. */
@NullMarked
package dev.mizzen.embed;

import org.jspecify.annotations.NullMarked;
