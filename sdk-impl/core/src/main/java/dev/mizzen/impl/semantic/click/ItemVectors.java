package dev.mizzen.impl.semantic.click;

import java.util.ArrayList;
import java.util.List;

/**
 * The vectors of the items of a batch: own ones, those of coarse and fine codes, of contents, the
 * gate, and what of these goes into the head. Gradients are collected in arrays of the same form
 * and then brought to the weights.
 */
final class ItemVectors {
  private static final float[] NONE = {};

  final float[] id;
  final Fusion coarse;
  final Fusion fine;
  final float[] contents;
  final float[] gateInput;
  final float[] gate;

  private final ClickBatch batch;
  private final ClickWeights weights;
  private final Sizes sizes;
  private final Layers layers;
  private final List<float[]> gateValues;

  /** The way forward. */
  ItemVectors(ClickBatch batch, float[] users, ClickWeights weights, Sizes sizes, Layers layers) {
    this.batch = batch;
    this.weights = weights;
    this.sizes = sizes;
    this.layers = layers;
    int d = sizes.dimension();
    id = sizes.representation().usesId() ? new float[batch.count() * d] : NONE;
    if (id.length > 0) {
      Rows.gather(weights.item, batch.items(), d, id, d, 0);
    }
    coarse = new Fusion(weights.coarse, weights.fuseCoarse, batch.coarse(), d, layers);
    fine = new Fusion(weights.fine, weights.fuseFine, batch.fine(), d, layers);
    contents =
        sizes.contents() == 0
            ? NONE
            : layers.forward(weights.contents, batch.contents(), batch.count(), false);
    gateInput = gateInput(batch, users, sizes);
    gateValues =
        sizes.representation().isGated()
            ? layers.forward(weights.gate, gateInput, batch.count())
            : List.of();
    gate = gateValues.isEmpty() ? NONE : sigmoid(gateValues.getLast());
  }

  /** The user's vector, then features of user, item and context. */
  private static float[] gateInput(ClickBatch batch, float[] users, Sizes sizes) {
    int width = sizes.gateInput();
    float[] input = new float[batch.count() * width];
    int at = 0;
    Rows.put(users, sizes.dimension(), input, width, at);
    at += sizes.dimension();
    Rows.put(batch.userFeatures(), sizes.userFeatures(), input, width, at);
    at += sizes.userFeatures();
    Rows.put(batch.itemFeatures(), sizes.itemFeatures(), input, width, at);
    at += sizes.itemFeatures();
    Rows.put(batch.context(), sizes.context(), input, width, at);
    return input;
  }

  private static float[] sigmoid(float[] values) {
    float[] result = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      result[i] = (float) (1 / (1 + Math.exp(-values[i])));
    }
    return result;
  }

  /** What goes into the head, each {@code [B × D]}. */
  List<float[]> blocks() {
    List<float[]> blocks = new ArrayList<>();
    switch (sizes.representation()) {
      case ID -> blocks.add(id);
      case CODES -> blocks.addAll(List.of(coarse.output, fine.output));
      case ID_AND_CODES -> blocks.addAll(List.of(id, coarse.output, fine.output));
      case TRANSFER -> blocks.add(mixed());
      case CONTRAST -> blocks.add(withFine(id));
      case COINS -> blocks.add(withFine(mixed()));
    }
    if (contents.length > 0) {
      blocks.add(contents);
    }
    return blocks;
  }

  /** {@code T·id + (1−T)·c}. */
  private float[] mixed() {
    float[] mixed = new float[id.length];
    int d = sizes.dimension();
    for (int k = 0; k < mixed.length; k++) {
      float share = gate[k / d];
      mixed[k] = share * id[k] + (1 - share) * coarse.output[k];
    }
    return mixed;
  }

  private float[] withFine(float[] values) {
    float[] sum = values.clone();
    Rows.add(fine.output, sizes.shape().fineShare(), sum);
    return sum;
  }

  /** Gradients in the form of the vectors. */
  final class Gradients {
    final float[] id = new float[ItemVectors.this.id.length];
    final float[] coarse = new float[ItemVectors.this.coarse.output.length];
    final float[] fine = new float[ItemVectors.this.fine.output.length];
    private float[] contents = NONE;
    private final float[] gate = new float[ItemVectors.this.gate.length];

    /** Takes the gradients of {@link #blocks}. */
    void addBlocks(List<float[]> of) {
      switch (sizes.representation()) {
        case ID -> Rows.add(of.getFirst(), 1, id);
        case CODES -> addAll(of, coarse, fine);
        case ID_AND_CODES -> addAll(of, id, coarse, fine);
        case TRANSFER -> addMixed(of.getFirst());
        case CONTRAST -> {
          Rows.add(of.getFirst(), 1, id);
          Rows.add(of.getFirst(), sizes.shape().fineShare(), fine);
        }
        case COINS -> {
          addMixed(of.getFirst());
          Rows.add(of.getFirst(), sizes.shape().fineShare(), fine);
        }
      }
      contents = sizes.contents() == 0 ? NONE : of.getLast();
    }

    private static void addAll(List<float[]> from, float[]... to) {
      for (int n = 0; n < to.length; n++) {
        Rows.add(from.get(n), 1, to[n]);
      }
    }

    private void addMixed(float[] of) {
      int d = sizes.dimension();
      for (int i = 0; i < gate.length; i++) {
        double toGate = 0;
        for (int k = i * d; k < (i + 1) * d; k++) {
          float share = ItemVectors.this.gate[i];
          id[k] += share * of[k];
          coarse[k] += (1 - share) * of[k];
          toGate += (double) of[k] * (ItemVectors.this.id[k] - ItemVectors.this.coarse.output[k]);
        }
        gate[i] = (float) toGate;
      }
    }

    /**
     * Brings them to the weights; returns the gradient of {@link #gateInput}, none without a gate.
     */
    float[] spread(ClickWeights gradients) {
      int d = sizes.dimension();
      if (id.length > 0) {
        Rows.scatter(id, d, 0, batch.items(), d, gradients.item);
      }
      ItemVectors.this.coarse.backward(coarse, gradients.coarse, gradients.fuseCoarse);
      ItemVectors.this.fine.backward(fine, gradients.fine, gradients.fuseFine);
      if (contents.length > 0) {
        layers.learn(
            weights.contents, batch.contents(), contents, batch.count(), gradients.contents);
      }
      if (gate.length == 0) {
        return NONE;
      }
      float[] before = new float[gate.length];
      for (int i = 0; i < gate.length; i++) {
        float share = ItemVectors.this.gate[i];
        before[i] = gate[i] * share * (1 - share);
      }
      return layers.backward(weights.gate, gateValues, before, batch.count(), gradients.gate);
    }
  }
}
