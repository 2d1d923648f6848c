/**
 * Evaluation of rankings by trec_eval's conventions, and the data sets and files it needs.
 * Internal.
 */
@NullMarked
package dev.mizzen.impl.eval;

import org.jspecify.annotations.NullMarked;
