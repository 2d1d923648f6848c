/** Small networks on token vectors, and their training on your own data. */
@NullMarked
@Incubating(since = "0.1")
package dev.mizzen.train;

import dev.mizzen.Incubating;
import org.jspecify.annotations.NullMarked;
