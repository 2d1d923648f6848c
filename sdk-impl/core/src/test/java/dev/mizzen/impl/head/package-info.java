/** Tests of projection heads. */
@NullMarked
package dev.mizzen.impl.head;

import org.jspecify.annotations.NullMarked;
