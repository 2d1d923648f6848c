package dev.mizzen.impl.recommend.miarec;

/**
 * Users' vectors {@code e = Σ_r h_r·O_r + c·O_c + X·O_x} from the channels h of their relations,
 * what these attend to and their own content, and items' vectors {@code Z·W}. The score of a pair
 * is {@code ⟨e, Z·W⟩ + γ·⟨X, Z⟩}: content stays whatever is learned. Keeps what its gradient needs.
 * For one thread.
 */
final class MiarecNetwork {
  private final Shape shape;
  private final MiarecWeights weights;
  private final MiarecKernels kernels;
  private final float[] content;
  private final Channel[] channels;
  private final ChannelAttention attention;
  private final float[][] last;
  private float[] joined = {};

  /**
   * A network over some users.
   *
   * @param content {@code [users × content]}, X
   * @param layers what each relation's layers hear by
   */
  MiarecNetwork(
      Shape shape,
      MiarecWeights weights,
      float[] content,
      Aggregation[][] layers,
      MiarecKernels kernels) {
    this.shape = shape;
    this.weights = weights;
    this.kernels = kernels;
    this.content = content;
    channels = new Channel[shape.relations()];
    for (int r = 0; r < channels.length; r++) {
      channels[r] = new Channel(r, layers[r], weights, shape.dimension(), kernels);
    }
    attention = new ChannelAttention(weights, shape.dimension(), kernels);
    last = new float[channels.length][];
  }

  private int users() {
    return content.length / shape.content();
  }

  /**
   * What each part gives to users' vectors.
   *
   * @return {@code [relations + 2][users × dimension]}: relations, what they attend to, content
   */
  float[][] parts() {
    int d = shape.dimension();
    float[][] parts = new float[channels.length + 2][users() * d];
    if (channels.length > 0) {
      float[] first = new float[users() * d];
      kernels.product(content, weights.get(MiarecWeights.IN), shape.content(), d, false, first);
      for (int r = 0; r < channels.length; r++) {
        last[r] = channels[r].forward(first);
        kernels.product(last[r], weights.get(MiarecWeights.out(r)), d, d, false, parts[r]);
      }
      joined = attention.forward(last);
      kernels.product(
          joined, weights.get(MiarecWeights.JOINED), d, d, false, parts[channels.length]);
    }
    kernels.product(
        content,
        weights.get(MiarecWeights.CONTENT),
        shape.content(),
        d,
        false,
        parts[channels.length + 1]);
    return parts;
  }

  /** {@code [users × dimension]} the sum of {@link #parts}. */
  float[] users(float[][] parts) {
    float[] sum = parts[0].clone();
    for (int p = 1; p < parts.length; p++) {
      for (int k = 0; k < sum.length; k++) {
        sum[k] += parts[p][k];
      }
    }
    return sum;
  }

  /** {@code [items × dimension]} of contents. */
  static float[] items(
      Shape shape, MiarecWeights weights, float[] contents, MiarecKernels kernels) {
    float[] items = new float[contents.length / shape.content() * shape.dimension()];
    kernels.product(
        contents,
        weights.get(MiarecWeights.ITEM),
        shape.content(),
        shape.dimension(),
        false,
        items);
    return items;
  }

  /**
   * Takes gradients back through {@link #parts}, which was the last call.
   *
   * @param users {@code [users × dimension]} the gradient to users' vectors
   * @param gradients of all weights but those of items and γ, written in full
   */
  void backward(float[] users, MiarecWeights gradients) {
    int d = shape.dimension();
    kernels.matrixGradient(
        content, users, shape.content(), d, false, gradients.get(MiarecWeights.CONTENT));
    if (channels.length == 0) {
      return;
    }
    float[][] toLast = new float[channels.length][users.length];
    for (int r = 0; r < channels.length; r++) {
      kernels.matrixGradient(last[r], users, d, d, false, gradients.get(MiarecWeights.out(r)));
      kernels.rowGradient(users, weights.get(MiarecWeights.out(r)), d, d, false, toLast[r]);
    }
    kernels.matrixGradient(joined, users, d, d, false, gradients.get(MiarecWeights.JOINED));
    float[] toJoined = new float[users.length];
    kernels.rowGradient(users, weights.get(MiarecWeights.JOINED), d, d, false, toJoined);
    attention.backward(toJoined, gradients, toLast);
    float[] toFirst = new float[users.length];
    for (int r = 0; r < channels.length; r++) {
      channels[r].backward(toLast[r], gradients, toFirst);
    }
    kernels.matrixGradient(
        content, toFirst, shape.content(), d, false, gradients.get(MiarecWeights.IN));
  }
}
