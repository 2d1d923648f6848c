package dev.mizzen.kernels.contrast;

import org.jspecify.annotations.Nullable;

/**
 * Rows scaled to length 1, and the way back for gradients: {@code y = x/‖x‖} and {@code ∂L/∂x = (g
 * − y·⟨y, g⟩)/‖x‖} for {@code g = ∂L/∂y}. A row of zeros stays a row of zeros and gets no gradient.
 *
 * <p>Arguments are already checked: {@link UnitRows} is the door. Cost O(rows · dimension). Lengths
 * are summed in double precision, so neither tiny nor huge rows lose theirs. Safe for use by many
 * threads.
 */
public interface UnitRowsKernel {
  /**
   * Scales rows to length 1.
   *
   * @param rows {@code [n × dimension]}, row-major, finite
   * @param dimension values in a row
   * @param unit {@code [n × dimension]}, written in full; may be {@code rows}
   * @param norms {@code [n]}, the lengths that the rows had, written in full if given
   */
  void normalize(float[] rows, int dimension, float[] unit, float @Nullable [] norms);

  /**
   * The gradient to the rows, from the gradient to the unit rows.
   *
   * @param unit {@code [n × dimension]} and
   * @param norms {@code [n]}, both as {@link #normalize} wrote them
   * @param dimension values in a row
   * @param unitGradients {@code [n × dimension]}, ∂L/∂y
   * @param gradients {@code [n × dimension]}, ∂L/∂x, written in full; may be {@code unitGradients}
   */
  void gradient(
      float[] unit, float[] norms, int dimension, float[] unitGradients, float[] gradients);
}
