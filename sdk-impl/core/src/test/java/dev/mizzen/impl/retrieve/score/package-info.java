/** Tests of the scores. */
@NullMarked
package dev.mizzen.impl.retrieve.score;

import org.jspecify.annotations.NullMarked;
