/** What a {@link dev.mizzen.RagPipeline} is asked and answers, and the model that writes. */
@NullMarked
@Incubating(since = "0.1.0")
package dev.mizzen.rag;

import dev.mizzen.Incubating;
import org.jspecify.annotations.NullMarked;
