package dev.mizzen.impl.recommend;

import dev.mizzen.impl.interact.InteractionTable;
import dev.mizzen.recommend.TrainingReport;

/**
 * All that a recommender answers from.
 *
 * @param report how the training went
 * @param interactions that it was trained on; their items are all there are
 * @param catalogue texts and metadata of items
 * @param scorer the model itself
 */
record TrainedModel(
    TrainingReport report, InteractionTable interactions, Catalogue catalogue, Scorer scorer) {}
