/**
 * An agent that decides when to search, for words or for pictures, before it answers: its settings,
 * tools, budgets and transcripts.
 */
@NullMarked
@Incubating(since = "0.1.0")
package dev.mizzen.agent;

import dev.mizzen.Incubating;
import org.jspecify.annotations.NullMarked;
