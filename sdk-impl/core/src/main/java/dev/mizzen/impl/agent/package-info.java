/**
 * The search agent (DeepMMSearch-R1, arXiv:2510.12801): the protocol of its tags, the loop under a
 * budget, its tools, and traces of its runs. Internal.
 */
@NullMarked
package dev.mizzen.impl.agent;

import org.jspecify.annotations.NullMarked;
