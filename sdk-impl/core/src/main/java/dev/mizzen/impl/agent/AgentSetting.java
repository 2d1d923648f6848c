package dev.mizzen.impl.agent;

import dev.mizzen.Content;
import dev.mizzen.agent.AgentBudget;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * What a run starts from.
 *
 * @param model its name
 * @param window how many tokens prompt and turn may have together
 * @param instructions the rules it is given
 * @param question as it was asked
 * @param image that belongs to the question, if any
 * @param budget of the run
 * @param counter of tokens
 */
record AgentSetting(
    String model,
    int window,
    String instructions,
    String question,
    Optional<Content.Image> image,
    AgentBudget budget,
    ToIntFunction<String> counter) {}
