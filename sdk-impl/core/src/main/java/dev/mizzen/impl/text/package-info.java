/** What texts are made of, for whoever cuts them. */
@NullMarked
package dev.mizzen.impl.text;

import org.jspecify.annotations.NullMarked;
