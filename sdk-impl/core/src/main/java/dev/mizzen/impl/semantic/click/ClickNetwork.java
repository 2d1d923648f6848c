package dev.mizzen.impl.semantic.click;

import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.contrast.KPositive;
import dev.mizzen.kernels.contrast.UnitRows;
import dev.mizzen.kernels.dense.Dense;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The network from impressions to scores and back. The head sees the user's vector, features, the
 * item's vectors and the products of each with the user's, coordinate by coordinate. Keeps no
 * state; weights are the caller's.
 */
final class ClickNetwork {
  private final Sizes sizes;
  private final Layers layers;
  private final ContrastLoss contrast;

  ClickNetwork(Sizes sizes, KernelBackend backend, Workers workers) {
    this.sizes = sizes;
    this.layers = new Layers(new Dense(backend.dense(workers)));
    this.contrast =
        new ContrastLoss(
            sizes,
            layers,
            new UnitRows(backend.unitRows(workers)),
            new KPositive(backend.kPositive(workers)));
  }

  /** One way forward. */
  private final class Pass {
    final ClickBatch batch;
    final float[] users;
    final ItemVectors items;
    final List<float[]> blocks;
    final List<float[]> values;

    Pass(ClickBatch batch, ClickWeights weights) {
      this.batch = batch;
      int d = sizes.dimension();
      users = new float[batch.count() * d];
      Rows.gather(weights.user, batch.users(), d, users, d, 0);
      items = new ItemVectors(batch, users, weights, sizes, layers);
      blocks = items.blocks();
      values = layers.forward(weights.head, headInput(), batch.count());
    }

    private float[] headInput() {
      int width = sizes.headInput();
      int d = sizes.dimension();
      float[] input = new float[batch.count() * width];
      Rows.put(items.gateInput, sizes.gateInput(), input, width, 0);
      int at = sizes.gateInput();
      for (float[] block : blocks) {
        Rows.put(block, d, input, width, at);
        float[] product = new float[block.length];
        for (int k = 0; k < product.length; k++) {
          product[k] = users[k] * block[k];
        }
        Rows.put(product, d, input, width, at + d);
        at += 2 * d;
      }
      return input;
    }

    float[] logits() {
      return values.getLast();
    }
  }

  /** The logits of clicks, {@code [B]}. */
  float[] logits(ClickBatch batch, ClickWeights weights) {
    return new Pass(batch, weights).logits();
  }

  /** The gate of each row, {@code [B]}; 1 without a gate. */
  float[] gates(ClickBatch batch, ClickWeights weights) {
    float[] gate = new Pass(batch, weights).items.gate;
    if (gate.length == 0) {
      gate = new float[batch.count()];
      Arrays.fill(gate, 1);
    }
    return gate;
  }

  /**
   * The loss of a batch and its gradient.
   *
   * @param rows to contrast, where that is wanted
   * @param fine codes of each item, by number less 1
   * @param gradients written in full
   */
  double step(
      ClickBatch batch,
      Optional<ContrastRows> rows,
      int[][] fine,
      ClickWeights weights,
      ClickWeights gradients) {
    gradients.clear();
    Pass pass = new Pass(batch, weights);
    float[] logitGradient = new float[batch.count()];
    double loss = ClickLoss.mean(pass.logits(), batch.clicked(), logitGradient);
    float[] input =
        layers.backward(weights.head, pass.values, logitGradient, batch.count(), gradients.head);
    loss += backward(pass, input, gradients);
    if (rows.isPresent()) {
      loss += sizes.shape().contrast() * contrast.of(rows.get(), fine, weights, gradients);
    }
    return loss;
  }

  /** Takes the gradient of the head's input to the tables; returns α₁ times the transfer loss. */
  private double backward(Pass pass, float[] input, ClickWeights gradients) {
    int d = sizes.dimension();
    int width = sizes.headInput();
    float[] users = new float[pass.users.length];
    Rows.take(input, width, 0, d, users);
    List<float[]> blocks = new ArrayList<>();
    int at = sizes.gateInput();
    for (float[] block : pass.blocks) {
      blocks.add(blockGradient(pass, block, input, at, users));
      at += 2 * d;
    }
    ItemVectors.Gradients items = pass.items.new Gradients();
    items.addBlocks(blocks);
    double transfer = 0;
    if (sizes.representation().isGated()) {
      double factor = sizes.shape().transfer() / pass.batch.count();
      transfer =
          factor
              * TransferLoss.of(
                  pass.items.id,
                  pass.items.coarse.output,
                  pass.items.gate,
                  d,
                  factor,
                  items.id,
                  items.coarse);
    }
    float[] gateInput = items.spread(gradients);
    if (gateInput.length > 0) {
      Rows.take(gateInput, sizes.gateInput(), 0, d, users);
    }
    Rows.scatter(users, d, 0, pass.batch.users(), d, gradients.user);
    return transfer;
  }

  private float[] blockGradient(Pass pass, float[] block, float[] input, int at, float[] users) {
    int d = sizes.dimension();
    int width = sizes.headInput();
    float[] own = new float[block.length];
    float[] product = new float[block.length];
    Rows.take(input, width, at, d, own);
    Rows.take(input, width, at + d, d, product);
    for (int k = 0; k < block.length; k++) {
      own[k] += product[k] * pass.users[k];
      users[k] += product[k] * block[k];
    }
    return own;
  }
}
