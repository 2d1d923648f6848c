/** How the index behind a {@link dev.mizzen.Retriever} is built, and what it tells of itself. */
@NullMarked
package dev.mizzen.index;

import org.jspecify.annotations.NullMarked;
