package dev.mizzen.eval;

/**
 * How a system stands against a baseline on the same queries.
 *
 * @param metric what is compared
 * @param difference the mean of system − baseline over the queries
 * @param lower the lower end of the interval of that mean, by the paired bootstrap
 * @param upper the upper end
 * @param level of the interval, such as 0.95
 * @param pValue of the two-sided randomisation test (Fisher's; Smucker, Allan and Carterette, CIKM
 *     2007): how often a mean at least as far from 0 comes about by swapping the systems at random
 * @param resamples of the bootstrap and of the test
 * @param seed of both
 */
public record Comparison(
    Metric metric,
    double difference,
    double lower,
    double upper,
    double level,
    double pValue,
    int resamples,
    long seed) {}
