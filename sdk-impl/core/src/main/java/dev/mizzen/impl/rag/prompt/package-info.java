/** What a language model is asked: rules, a question, and passages that stay data. Internal. */
@NullMarked
package dev.mizzen.impl.rag.prompt;

import org.jspecify.annotations.NullMarked;
