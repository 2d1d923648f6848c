/** Immutable vectors, one per text or one per token, and the measures that compare them. */
@NullMarked
package dev.mizzen.vector;

import org.jspecify.annotations.NullMarked;
