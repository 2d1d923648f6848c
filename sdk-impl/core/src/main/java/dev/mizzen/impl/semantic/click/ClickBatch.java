package dev.mizzen.impl.semantic.click;

/**
 * Impressions as numbers.
 *
 * @param count B
 * @param users {@code [B]}, rows of the table; 0 for unknown
 * @param items {@code [B]}, likewise
 * @param coarse for each coarse code {@code [B]}; empty without codes
 * @param fine for each fine code {@code [B]}
 * @param contents {@code [B × contents]}
 * @param itemFeatures {@code [B × itemFeatures]}
 * @param userFeatures {@code [B × userFeatures]}
 * @param context {@code [B × context]}
 * @param clicked {@code [B]}, 0 or 1
 */
@SuppressWarnings("ArrayRecordComponent") // internal, never compared
record ClickBatch(
    int count,
    int[] users,
    int[] items,
    int[][] coarse,
    int[][] fine,
    float[] contents,
    float[] itemFeatures,
    float[] userFeatures,
    float[] context,
    float[] clicked) {}
