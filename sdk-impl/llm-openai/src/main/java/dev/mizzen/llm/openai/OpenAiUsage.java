package dev.mizzen.llm.openai;

import dev.mizzen.Incubating;
import dev.mizzen.rag.Answer.Usage;

/**
 * What all calls of a model took since it was opened.
 *
 * @param requests sent
 * @param repeated requests among them that repeat a failed one
 * @param failed requests among them
 * @param tokens as the server counted them; cancelled streams are not among them
 */
@Incubating(since = "0.1.0")
public record OpenAiUsage(long requests, long repeated, long failed, Usage tokens) {}
