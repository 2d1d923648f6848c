package dev.mizzen.impl.recommend.factor;

/** A loss over propagated vectors. For one thread. */
public interface FactorLoss {
  /**
   * The mean loss of a batch's pairs and its gradients.
   *
   * @param step of the training, from 1; with the seed it decides what is drawn
   * @param users {@code [U × dimension]} propagated
   * @param items {@code [I × dimension]} propagated
   * @param touched counts, for each item, the pairs it stands in; added to
   * @param userGradients {@code [U × dimension]}, written in full
   * @param itemGradients {@code [I × dimension]}, written in full
   */
  double loss(
      UserBatch batch,
      long step,
      float[] users,
      float[] items,
      int[] touched,
      float[] userGradients,
      float[] itemGradients);
}
