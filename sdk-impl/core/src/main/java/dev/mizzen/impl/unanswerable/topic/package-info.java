/** What a request for information is about, as short phrases to search for. Internal. */
@NullMarked
package dev.mizzen.impl.unanswerable.topic;

import org.jspecify.annotations.NullMarked;
