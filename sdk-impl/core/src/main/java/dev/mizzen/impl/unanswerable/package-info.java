/**
 * Questions that a corpus cannot answer in full (CRUMQs, arXiv:2510.11956): the run that makes them
 * and their files. Internal.
 */
@NullMarked
package dev.mizzen.impl.unanswerable;

import org.jspecify.annotations.NullMarked;
