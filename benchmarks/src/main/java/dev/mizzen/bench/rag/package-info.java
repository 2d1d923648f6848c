/** Measures pipelines on questions with known answers, which the pipelines do not see. */
@NullMarked
package dev.mizzen.bench.rag;

import org.jspecify.annotations.NullMarked;
