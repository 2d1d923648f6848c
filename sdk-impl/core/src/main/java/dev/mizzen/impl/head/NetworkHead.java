package dev.mizzen.impl.head;

import dev.mizzen.Embedder;
import dev.mizzen.kernels.dense.Dense;
import dev.mizzen.train.ProjectionHead;
import dev.mizzen.train.TokenSelection;
import dev.mizzen.vector.MultiVector;
import java.nio.file.Path;
import java.util.List;

/** A {@link Network} that nobody trains any more. */
public final class NetworkHead implements ProjectionHead {
  private final Network network;
  private final Dense dense;
  private final String sha256;

  /** A copy of {@code network} on these kernels. */
  public NetworkHead(Network network, Dense dense) {
    this.network = network.copy();
    this.dense = dense;
    this.sha256 = HeadFile.sha256(this.network);
  }

  @Override
  public int inputDimension() {
    return network.inputDimension();
  }

  @Override
  public int dimension() {
    return network.dimension();
  }

  @Override
  public long parameters() {
    return network.weights().stream().mapToLong(w -> w.values().length).sum();
  }

  @Override
  public String sha256() {
    return sha256;
  }

  @Override
  public MultiVector project(MultiVector tokens) {
    if (tokens.dimension() != inputDimension()) {
      throw new IllegalArgumentException(
          "the vectors have "
              + tokens.dimension()
              + " values, but the head takes "
              + inputDimension());
    }
    float[] projected = new float[Math.multiplyExact(tokens.count(), dimension())];
    network.project(dense, tokens.toArray(), tokens.count(), projected);
    return MultiVector.adopt(projected, dimension(), tokens.spans().orElse(List.of()));
  }

  @Override
  public boolean foldable() {
    return network.foldable();
  }

  @Override
  public ProjectionHead folded() {
    return new NetworkHead(network.folded(), dense);
  }

  @Override
  public void save(Path folder) {
    HeadFile.save(network, folder);
  }

  @Override
  public Embedder on(Embedder embedder, TokenSelection selection) {
    return new ProjectedEmbedder(embedder, this, selection);
  }
}
