package dev.mizzen.impl.recommend.factor;

import dev.mizzen.recommend.TrainingReport;
import dev.mizzen.train.TrainingCurve;
import java.util.List;

/**
 * What a training of LightGCN gives. The vector of a user with the history h is {@code own + Σⱼ
 * historyⱼ/√|h|} over the items j of h: for the users and histories of the training that is the
 * mean of the layers, and a stranger, who has no vector of his own, is one more row of the
 * propagation.
 */
public final class LightGcnModel {
  private final int dimension;
  private final float[] users;
  private final float[] histories;
  private final float[] items;
  private final TrainingCurve curve;
  private final List<TrainingReport.Epoch> epochs;

  LightGcnModel(
      int dimension,
      float[] users,
      float[] histories,
      float[] items,
      TrainingCurve curve,
      List<TrainingReport.Epoch> epochs) {
    this.dimension = dimension;
    this.users = users;
    this.histories = histories;
    this.items = items;
    this.curve = curve;
    this.epochs = List.copyOf(epochs);
  }

  /** Values in a vector. */
  public int dimension() {
    return dimension;
  }

  /** {@code [U × dimension]} users' own part; not a copy. */
  public float[] users() {
    return users;
  }

  /** {@code [I × dimension]} what an item adds to users who dealt with it; not a copy. */
  public float[] histories() {
    return histories;
  }

  /** {@code [I × dimension]} items as they are ranked, by dot product; not a copy. */
  public float[] items() {
    return items;
  }

  /** The losses, with {@code −Recall@20} as validation if something was held out. */
  public TrainingCurve curve() {
    return curve;
  }

  /** One for each evaluation; none if nothing was held out. */
  public List<TrainingReport.Epoch> epochs() {
    return epochs;
  }
}
