/** What the forms of MaxSim of all backends share: blocks, threads and the best k. Internal. */
@NullMarked
package dev.mizzen.kernels.late;

import org.jspecify.annotations.NullMarked;
