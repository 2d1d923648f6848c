package dev.mizzen.kernels.maxsim;

import dev.mizzen.kernels.TokenRows;
import org.jspecify.annotations.Nullable;

/**
 * The gradient of {@link MaxSimKernel}: {@code score(d) = Σᵢ ⟨qᵢ, dⱼ₍ᵢ₎⟩} depends on the winning
 * rows alone, so {@code ∂/∂qᵢ = Σ_d g_d·dⱼ₍ᵢ₎} and {@code ∂/∂dⱼ = g_d·Σ₍ᵢ: j₍ᵢ₎ = j₎ qᵢ}; rows that
 * never won get exactly 0. Where several rows were equal, this is the subgradient of the lowest.
 * Arguments are already checked: {@link MaxSimGradient} is the door.
 *
 * <p>Cost O(D·Q·dimension), whatever the length of the documents, besides clearing their gradient.
 * Terms are added in the order of documents (query rows), on one thread; accuracy in {@code
 * docs/accuracy.md}. Safe for use by many threads.
 */
@FunctionalInterface
public interface MaxSimGradientKernel {
  /**
   * Computes both gradients, or the query's alone.
   *
   * @param query {@code [Q × dimension]}, as it was scored
   * @param documents as they were scored; of any type, the gradient is that of the decoded values
   * @param starts {@code [D + 1]}, as they were
   * @param best {@code [D × Q]} from {@link MaxSimKernel}; −1 passes nothing on
   * @param upstream {@code [D]}: the gradient of the loss to each score
   * @param queryGradient {@code [Q × dimension]}, written in full
   * @param documentGradient {@code [(starts[D] − starts[0]) × dimension]}, from the row {@code
   *     starts[0]}, written in full if given
   */
  void gradient(
      float[] query,
      TokenRows documents,
      int[] starts,
      int[] best,
      float[] upstream,
      float[] queryGradient,
      float @Nullable [] documentGradient);
}
