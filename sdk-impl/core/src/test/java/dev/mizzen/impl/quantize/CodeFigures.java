package dev.mizzen.impl.quantize;

import java.util.List;

/**
 * What semantic ids make of rows.
 *
 * @param utilisation used codes of the first level, as a share
 * @param coarse the share of rows with codes of their own: residual codes alone
 * @param grouped the same with a last codebook for each code of the level before
 * @param full the same with product codes after the residual ones
 * @param errors mean squared errors after 0, 1, … levels
 * @param plainError the same after product codes without a rotation
 * @param rotatedError the same after those with one
 */
record CodeFigures(
    double utilisation,
    double coarse,
    double grouped,
    double full,
    List<Double> errors,
    double plainError,
    double rotatedError) {}
