/** Language models around language models: replies that are kept and given again. Internal. */
@NullMarked
package dev.mizzen.impl.chat;

import org.jspecify.annotations.NullMarked;
