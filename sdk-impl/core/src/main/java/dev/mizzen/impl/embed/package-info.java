/** Embedders over ONNX models: loading, batching and the calls of the door. Internal. */
@NullMarked
package dev.mizzen.impl.embed;

import org.jspecify.annotations.NullMarked;
