package dev.mizzen.impl.embed.onnx;

/**
 * A tensor whose values are in another file.
 *
 * @param name of the tensor
 * @param location of the file, relative to the model's folder, as the model says
 * @param offset of the first byte, as the model says; 0 if it does not
 * @param length in bytes, as the model says; -1 if it does not
 */
record ExternalTensor(String name, String location, long offset, long length) {}
