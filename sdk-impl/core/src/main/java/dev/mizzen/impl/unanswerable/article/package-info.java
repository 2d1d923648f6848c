/**
 * Articles from outside a corpus: their files, their search, and what a run keeps of them.
 * Internal.
 */
@NullMarked
package dev.mizzen.impl.unanswerable.article;

import org.jspecify.annotations.NullMarked;
