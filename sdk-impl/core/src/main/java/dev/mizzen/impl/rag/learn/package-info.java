/** Logistic regression for the few weights that a pipeline learns. Internal. */
@NullMarked
package dev.mizzen.impl.rag.learn;

import org.jspecify.annotations.NullMarked;
