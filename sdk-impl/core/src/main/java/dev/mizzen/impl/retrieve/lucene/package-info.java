/** Lucene queries, collectors and orders that the stages of a search are built from. */
@NullMarked
package dev.mizzen.impl.retrieve.lucene;

import org.jspecify.annotations.NullMarked;
