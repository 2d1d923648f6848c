package dev.mizzen.impl.semantic.click;

/**
 * {@code x·W + b}: a layer's weights, or their gradients.
 *
 * @param inner values in x
 * @param columns values that come out
 * @param matrix W, {@code [inner × columns]}
 * @param bias b, {@code [columns]}
 */
@SuppressWarnings("ArrayRecordComponent") // internal, never compared
record Linear(int inner, int columns, float[] matrix, float[] bias) {}
