/** What is asked of a {@link dev.mizzen.Retriever} and what it answers. */
@NullMarked
package dev.mizzen.search;

import org.jspecify.annotations.NullMarked;
