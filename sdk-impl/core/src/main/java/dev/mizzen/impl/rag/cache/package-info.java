/** Answers kept for questions that mean the same. Internal. */
@NullMarked
package dev.mizzen.impl.rag.cache;

import org.jspecify.annotations.NullMarked;
