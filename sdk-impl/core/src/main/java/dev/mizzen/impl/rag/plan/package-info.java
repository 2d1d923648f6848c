/** Searches that a language model plans. Internal. */
@NullMarked
package dev.mizzen.impl.rag.plan;

import org.jspecify.annotations.NullMarked;
