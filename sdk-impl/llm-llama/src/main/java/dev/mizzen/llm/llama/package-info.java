/** A {@link dev.mizzen.spi.ChatModel} in a file: {@link LlamaChatModel#of} names it. */
@NullMarked
@Incubating(since = "0.1.0")
package dev.mizzen.llm.llama;

import dev.mizzen.Incubating;
import org.jspecify.annotations.NullMarked;
