package dev.mizzen.impl.quantize;

/**
 * Centroids in groups, and the centroid of each group. What it was made from is not copied: the
 * arrays are the caller's from then on.
 *
 * @param groups {@code [G × dimension]}
 * @param starts {@code [G + 1]}: group g owns the centroids from {@code starts[g]} to before {@code
 *     starts[g + 1]}
 * @param centroids {@code [C × dimension]}, group by group
 */
@SuppressWarnings("ArrayRecordComponent")
public record TwoLevelCentroids(float[] groups, int[] starts, float[] centroids) {}
