/** Teachers that say which of several things fits a text best, and what they are asked about. */
@NullMarked
@Incubating(since = "0.1")
package dev.mizzen.train.preference;

import dev.mizzen.Incubating;
import org.jspecify.annotations.NullMarked;
