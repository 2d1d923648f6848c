/** Programs that measure Mizzen: accuracy on judged collections, speed beside peers. */
@NullMarked
package dev.mizzen.bench;

import org.jspecify.annotations.NullMarked;
