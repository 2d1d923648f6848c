@NullMarked
package dev.mizzen.impl.ingest;

import org.jspecify.annotations.NullMarked;
