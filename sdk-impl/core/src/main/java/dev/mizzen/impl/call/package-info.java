/** Calls of an object that can be closed. Internal. */
@NullMarked
package dev.mizzen.impl.call;

import org.jspecify.annotations.NullMarked;
