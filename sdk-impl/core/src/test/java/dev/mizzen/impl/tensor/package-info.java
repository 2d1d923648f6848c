/** Tests of safetensors files. */
@NullMarked
package dev.mizzen.impl.tensor;

import org.jspecify.annotations.NullMarked;
