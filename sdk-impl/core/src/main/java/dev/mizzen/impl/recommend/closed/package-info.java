/** Models that are computed rather than learned step by step. Internal. */
@NullMarked
package dev.mizzen.impl.recommend.closed;

import org.jspecify.annotations.NullMarked;
