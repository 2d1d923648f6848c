/** Files become passages of an index, and stay up to date. */
@NullMarked
@Incubating(since = "0.1.0")
package dev.mizzen.ingest;

import dev.mizzen.Incubating;
import org.jspecify.annotations.NullMarked;
