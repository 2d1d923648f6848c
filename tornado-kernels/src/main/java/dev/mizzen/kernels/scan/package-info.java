/** What the scans of all backends share: parts, threads and the k nearest. Internal. */
@NullMarked
package dev.mizzen.kernels.scan;

import org.jspecify.annotations.NullMarked;
