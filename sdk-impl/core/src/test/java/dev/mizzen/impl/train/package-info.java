/** Tests of training. */
@NullMarked
package dev.mizzen.impl.train;

import org.jspecify.annotations.NullMarked;
