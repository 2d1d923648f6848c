package dev.mizzen.impl.recommend.miarec;

/**
 * The sizes of a network.
 *
 * @param relations how many there are
 * @param layers of each relation's channel
 * @param content values in a vector of content
 * @param dimension values in a vector of the network
 */
record Shape(int relations, int layers, int content, int dimension) {}
