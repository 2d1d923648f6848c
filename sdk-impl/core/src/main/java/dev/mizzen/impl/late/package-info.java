/** The late-interaction index, but for its files: codebooks, codes, lists and their search. */
@NullMarked
package dev.mizzen.impl.late;

import org.jspecify.annotations.NullMarked;
