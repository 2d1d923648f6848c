/** Items that nobody, or hardly anybody, has rated yet: data, variants and figures. */
@NullMarked
package dev.mizzen.bench.coldstart;

import org.jspecify.annotations.NullMarked;
