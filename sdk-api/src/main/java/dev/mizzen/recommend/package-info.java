/** What a {@link dev.mizzen.Recommender} learns from, is asked, and answers. */
@NullMarked
@Incubating(since = "0.1.0")
package dev.mizzen.recommend;

import dev.mizzen.Incubating;
import org.jspecify.annotations.NullMarked;
