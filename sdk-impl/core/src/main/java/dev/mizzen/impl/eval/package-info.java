/**
 * Evaluation of rankings by trec_eval's conventions and of answers by SQuAD's, tests of
 * differences, and the data sets and files they need. Internal.
 */
@NullMarked
package dev.mizzen.impl.eval;

import org.jspecify.annotations.NullMarked;
