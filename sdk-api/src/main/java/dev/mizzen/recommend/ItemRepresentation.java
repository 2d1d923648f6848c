package dev.mizzen.recommend;

/**
 * How a {@link ClickModel} sees an item: by its own vector {@code id}, by the fused vectors of its
 * coarse codes {@code c} and of its fine codes {@code f}, with a gate T in (0, 1).
 */
public enum ItemRepresentation {
  /** {@code id}. */
  ID(true, false, false, false),
  /** {@code c} and {@code f}, without the item's own vector. */
  CODES(false, true, true, false),
  /** {@code id}, with {@code c} and {@code f} as features beside it. */
  ID_AND_CODES(true, true, true, false),
  /** {@code T·id + (1−T)·c}, with the transfer loss. */
  TRANSFER(true, true, false, true),
  /** {@code id + λ·f}, with the contrastive loss. */
  CONTRAST(true, false, true, true),
  /** {@code T·id + (1−T)·c + λ·f}, with both losses (COINS: arXiv:2510.12604). */
  COINS(true, true, true, true);

  private final boolean id;
  private final boolean coarse;
  private final boolean fine;
  private final boolean joined;

  ItemRepresentation(boolean id, boolean coarse, boolean fine, boolean joined) {
    this.id = id;
    this.coarse = coarse;
    this.fine = fine;
    this.joined = joined;
  }

  /** Whether items have vectors of their own. */
  public boolean usesId() {
    return id;
  }

  /** Whether coarse codes take part. */
  public boolean usesCoarse() {
    return coarse;
  }

  /** Whether fine codes take part. */
  public boolean usesFine() {
    return fine;
  }

  /** Whether there is a gate, and the transfer loss. */
  public boolean isGated() {
    return joined && coarse;
  }

  /** Whether there is a contrastive loss of fine codes. */
  public boolean isContrasted() {
    return joined && fine;
  }
}
