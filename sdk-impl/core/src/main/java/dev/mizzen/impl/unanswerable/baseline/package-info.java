/**
 * The systems that unanswerable questions are tried on, beside the pipeline: searches and syntheses
 * of the field over any retriever and language model, behind the pipeline's own citation gate; and
 * two controls. Internal.
 */
@NullMarked
package dev.mizzen.impl.unanswerable.baseline;

import org.jspecify.annotations.NullMarked;
