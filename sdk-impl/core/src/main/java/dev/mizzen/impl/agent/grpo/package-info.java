/**
 * Group relative policy optimization (GRPO, arXiv:2402.03300) as DeepMMSearch-R1 (arXiv:2510.12801)
 * uses it: rewards, advantages, the clipped surrogate, and a trainer for small policies. Internal.
 */
@NullMarked
package dev.mizzen.impl.agent.grpo;

import org.jspecify.annotations.NullMarked;
