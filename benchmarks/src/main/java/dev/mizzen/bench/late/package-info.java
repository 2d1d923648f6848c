/** Late interaction over inverted lists, beside exact MaxSim over everything. */
@NullMarked
package dev.mizzen.bench.late;

import org.jspecify.annotations.NullMarked;
