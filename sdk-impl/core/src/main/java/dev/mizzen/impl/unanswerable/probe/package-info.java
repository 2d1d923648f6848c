/**
 * How far questions of several hops can be answered without connecting their evidence: the probe
 * for disconnected reasoning (DiRe: Trivedi et al., EMNLP 2020, arXiv:2005.00789) as CRUMQs uses it
 * (arXiv:2510.11956). Internal.
 */
@NullMarked
package dev.mizzen.impl.unanswerable.probe;

import org.jspecify.annotations.NullMarked;
