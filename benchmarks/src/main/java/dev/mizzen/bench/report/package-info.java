/** Turns JMH's results into one page that anyone can read, and a summary that a program can. */
@NullMarked
package dev.mizzen.bench.report;

import org.jspecify.annotations.NullMarked;
