@NullMarked
package dev.mizzen.impl.ingest.read;

import org.jspecify.annotations.NullMarked;
