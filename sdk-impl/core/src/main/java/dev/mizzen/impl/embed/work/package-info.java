/** Calls and the threads they share: budget, progress, cancellation and closing. Internal. */
@NullMarked
package dev.mizzen.impl.embed.work;

import org.jspecify.annotations.NullMarked;
