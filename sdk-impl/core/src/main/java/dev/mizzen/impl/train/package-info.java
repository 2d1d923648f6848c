/**
 * Training: the optimizer, its schedule, checkpoints, and the losses of late interaction; internal.
 */
@NullMarked
package dev.mizzen.impl.train;

import org.jspecify.annotations.NullMarked;
