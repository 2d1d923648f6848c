package dev.mizzen.bench.peers;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import dev.mizzen.bench.workload.MaxSimData;
import dev.mizzen.bench.workload.MaxSimShape;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;

/**
 * OpenBLAS's product of document and query tokens, then the maxima: the usual way to compute MaxSim
 * with a fast library. Once for the whole batch, or document by document so that the product is
 * still in the cache when its maxima are taken.
 */
final class OpenBlasMaxSim implements MaxSimScorer {
  private final MaxSimShape shape;
  private final int documentsAtOnce;
  private final FloatPointer query;
  private final FloatPointer documents;
  private final FloatPointer products;
  private final MemorySegment productValues;
  private final float[] product;
  private final float[] highest;
  private final float[] scores;

  private OpenBlasMaxSim(MaxSimData data, int threads, int documentsAtOnce) {
    OpenBlas.threads(threads);
    shape = data.shape();
    this.documentsAtOnce = documentsAtOnce;
    query = new FloatPointer(data.query());
    documents = new FloatPointer(data.decoded());
    products = new FloatPointer((long) documentsAtOnce * shape.tokens() * shape.queryTokens());
    productValues = OpenBlas.segment(products);
    product = new float[shape.tokens() * shape.queryTokens()];
    highest = new float[shape.queryTokens()];
    scores = new float[shape.documents()];
  }

  static MaxSimScorer wholeBatch(MaxSimData data, int threads) {
    return new OpenBlasMaxSim(data, threads, data.shape().documents());
  }

  static MaxSimScorer byDocument(MaxSimData data, int threads) {
    return new OpenBlasMaxSim(data, threads, 1);
  }

  @Override
  public float[] score() {
    int rows = documentsAtOnce * shape.tokens();
    for (int first = 0; first < scores.length; first += documentsAtOnce) {
      FloatPointer batch = documents.getPointer((long) first * shape.tokens() * shape.dimension());
      OpenBlas.timesTransposed(
          batch, query, products, rows, shape.queryTokens(), shape.dimension());
      for (int d = 0; d < documentsAtOnce; d++) {
        scores[first + d] = sumOfMaxima(d);
      }
    }
    return scores;
  }

  private float sumOfMaxima(int document) {
    MemorySegment.copy(
        productValues,
        JAVA_FLOAT,
        (long) document * product.length * Float.BYTES,
        product,
        0,
        product.length);
    Arrays.fill(highest, Float.NEGATIVE_INFINITY);
    for (int at = 0; at < product.length; at += highest.length) {
      for (int i = 0; i < highest.length; i++) {
        highest[i] = Math.max(highest[i], product[at + i]);
      }
    }
    float sum = 0;
    for (float value : highest) {
      sum += value;
    }
    return sum;
  }

  @Override
  public void close() {
    query.close();
    documents.close();
    products.close();
  }
}
