package dev.mizzen.recommend;

import java.util.List;

/**
 * The network of a {@link ClickModel}, and the weights of its losses {@code L = L_BCE +
 * α₁·L_transfer + α₂·L_contrast}. Immutable; every method returns a changed copy.
 *
 * @param representation of items
 * @param dimension D of the vectors of users, items and codes
 * @param gate width of the gate's middle layer
 * @param hidden widths of the layers before the score
 * @param linearFusion whether codes' vectors are joined by a matrix; else they are added
 * @param fineShare λ, what fine codes add to an item's vector
 * @param transfer α₁
 * @param contrast α₂
 * @param temperature τ of the contrastive loss
 * @param neighbours how many nearest things by fine codes are positives
 * @param unknownItems the share of training examples whose item is taken for an unknown one, so
 *     that the vector that unknown items share is learned
 * @param unknownUsers the same for users
 */
public record ClickModelShape(
    ItemRepresentation representation,
    int dimension,
    int gate,
    List<Integer> hidden,
    boolean linearFusion,
    double fineShare,
    double transfer,
    double contrast,
    double temperature,
    int neighbours,
    double unknownItems,
    double unknownUsers) {
  private static final int WIDEST = 4096;

  /** Copies the list; refuses what cannot be. */
  public ClickModelShape {
    hidden = List.copyOf(hidden);
    width("dimension", dimension);
    width("gate", gate);
    hidden.forEach(w -> width("hidden", w));
    require(hidden.size() <= 8, "hidden layers", hidden.size());
    require(Double.isFinite(fineShare), "fineShare", fineShare);
    require(transfer >= 0 && Double.isFinite(transfer), "transfer", transfer);
    require(contrast >= 0 && Double.isFinite(contrast), "contrast", contrast);
    require(temperature > 1e-3 && temperature < 1e3, "temperature", temperature);
    require(neighbours >= 1, "neighbours", neighbours);
    require(unknownItems >= 0 && unknownItems < 1, "unknownItems", unknownItems);
    require(unknownUsers >= 0 && unknownUsers < 1, "unknownUsers", unknownUsers);
  }

  private static void width(String name, int value) {
    require(value >= 1 && value <= WIDEST, name, value);
  }

  private static void require(boolean holds, String name, Number value) {
    if (!holds) {
      throw new IllegalArgumentException(name + " is out of its range: " + value);
    }
  }

  /**
   * D 32, a gate of 64, layers of 128 and 64, fusion by matrices, λ 0.5, α₁ 0.01, α₂ 0.05, τ 0.1,
   * 10 neighbours, a tenth of items and a fiftieth of users taken for unknown.
   */
  public static ClickModelShape of(ItemRepresentation representation) {
    return new ClickModelShape(
        representation, 32, 64, List.of(128, 64), true, 0.5, 0.01, 0.05, 0.1, 10, 0.1, 0.02);
  }

  /** With other widths. */
  public ClickModelShape widths(int dimension, int gate, List<Integer> hidden) {
    return new ClickModelShape(
        representation,
        dimension,
        gate,
        hidden,
        linearFusion,
        fineShare,
        transfer,
        contrast,
        temperature,
        neighbours,
        unknownItems,
        unknownUsers);
  }

  /** With vectors of codes added instead of joined by a matrix. */
  public ClickModelShape summed() {
    return new ClickModelShape(
        representation,
        dimension,
        gate,
        hidden,
        false,
        fineShare,
        transfer,
        contrast,
        temperature,
        neighbours,
        unknownItems,
        unknownUsers);
  }

  /** With other λ, α₁ and α₂. */
  public ClickModelShape shares(double fineShare, double transfer, double contrast) {
    return new ClickModelShape(
        representation,
        dimension,
        gate,
        hidden,
        linearFusion,
        fineShare,
        transfer,
        contrast,
        temperature,
        neighbours,
        unknownItems,
        unknownUsers);
  }

  /** With other shares of items and users taken for unknown. */
  public ClickModelShape unknown(double items, double users) {
    return new ClickModelShape(
        representation,
        dimension,
        gate,
        hidden,
        linearFusion,
        fineShare,
        transfer,
        contrast,
        temperature,
        neighbours,
        items,
        users);
  }
}
