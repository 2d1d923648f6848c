package dev.mizzen.impl.recommend.factor;

import dev.mizzen.recommend.TrainingReport;
import dev.mizzen.train.TrainingCurve;
import java.util.List;

/** What a training of LightGCN gives: a vector for each user and item, and how it went. */
public final class LightGcnModel {
  private final int dimension;
  private final float[] users;
  private final float[] items;
  private final TrainingCurve curve;
  private final List<TrainingReport.Epoch> epochs;

  LightGcnModel(
      int dimension,
      float[] users,
      float[] items,
      TrainingCurve curve,
      List<TrainingReport.Epoch> epochs) {
    this.dimension = dimension;
    this.users = users;
    this.items = items;
    this.curve = curve;
    this.epochs = List.copyOf(epochs);
  }

  /** Values in a vector. */
  public int dimension() {
    return dimension;
  }

  /** {@code [U × dimension]}, propagated; not a copy. */
  public float[] users() {
    return users;
  }

  /** {@code [I × dimension]}, propagated; not a copy. */
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
