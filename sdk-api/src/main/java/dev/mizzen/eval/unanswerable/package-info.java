/**
 * Questions that a corpus cannot answer in full, made for it: to test whether a system says so
 * (CRUMQs, arXiv:2510.11956).
 */
@NullMarked
@Incubating(since = "0.1.0")
package dev.mizzen.eval.unanswerable;

import dev.mizzen.Incubating;
import org.jspecify.annotations.NullMarked;
