/**
 * A {@link dev.mizzen.spi.ChatModel} over HTTP: {@link OpenAiChatModel#at} names the endpoint. Keys
 * stand in the request's header alone, never in messages, logs or {@code toString}.
 */
@NullMarked
@Incubating(since = "0.1.0")
package dev.mizzen.llm.openai;

import dev.mizzen.Incubating;
import org.jspecify.annotations.NullMarked;
