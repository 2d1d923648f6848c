/** The Retriever over Lucene: plans a search, runs its stages and explains its scores. */
@NullMarked
package dev.mizzen.impl.retrieve;

import org.jspecify.annotations.NullMarked;
