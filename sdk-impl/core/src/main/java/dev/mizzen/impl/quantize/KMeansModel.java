package dev.mizzen.impl.quantize;

/** Trained centroids, and how training went. Immutable; safe for use by many threads. */
public final class KMeansModel {
  private final float[] centroids;
  private final int dimension;
  private final double[] inertia;
  private final boolean converged;
  private final int repaired;

  KMeansModel(float[] centroids, int dimension, double[] inertia, boolean converged, int repaired) {
    this.centroids = centroids;
    this.dimension = dimension;
    this.inertia = inertia;
    this.converged = converged;
    this.repaired = repaired;
  }

  /** A copy of the centroids, {@code [clusters × dimension]}. */
  public float[] centroids() {
    return centroids.clone();
  }

  /** The centroids themselves, for readers of this package. */
  float[] table() {
    return centroids;
  }

  /** How many centroids there are. */
  public int clusters() {
    return centroids.length / dimension;
  }

  /** Values in a centroid. */
  public int dimension() {
    return dimension;
  }

  /** How many iterations were run. */
  public int iterations() {
    return inertia.length;
  }

  /**
   * For each iteration the sum of squared distances of the rows that were looked at to the
   * centroids before they moved. It does not grow from one iteration to the next, but for a repair.
   */
  public double[] inertia() {
    return inertia.clone();
  }

  /** Whether training ended before its last iteration, because nothing, or too little, changed. */
  public boolean converged() {
    return converged;
  }

  /** How often a centroid without rows was moved to a far row. */
  public int repaired() {
    return repaired;
  }
}
