/** The threads that calls share, with their budget, progress and cancellation. Internal. */
@NullMarked
package dev.mizzen.impl.embed.work;

import org.jspecify.annotations.NullMarked;
