package dev.mizzen.bench.coldstart;

import dev.mizzen.recommend.ItemRepresentation;

/** A model of the study. */
public enum ColdVariant {
  /** The item's own vector. */
  ID("id only", ItemRepresentation.ID, Use.NONE),
  /** Vectors of codes alone. */
  CODES("codes only", ItemRepresentation.CODES, Use.OWN),
  /** Codes as features beside the item's vector. */
  ID_AND_CODES("id + codes as features", ItemRepresentation.ID_AND_CODES, Use.OWN),
  /** Gate and transfer loss. */
  TRANSFER("id + RQ transfer", ItemRepresentation.TRANSFER, Use.OWN),
  /** Fine codes and contrastive loss. */
  CONTRAST("id + OPQ contrast", ItemRepresentation.CONTRAST, Use.OWN),
  /** All of it. */
  COINS("full", ItemRepresentation.COINS, Use.OWN),
  /** The vector of title and genres, which codes are made from. */
  TEXT("id + raw text vector", ItemRepresentation.ID, Use.TEXT),
  /** The control without information: codes of other films. */
  RANDOM_CODES("full, codes of other films", ItemRepresentation.COINS, Use.OTHERS),
  /** The same for the text vector. */
  RANDOM_TEXT("id + text vector of other films", ItemRepresentation.ID, Use.OTHERS_TEXT);

  /** What is known of a film besides its number. */
  enum Use {
    NONE,
    OWN,
    OTHERS,
    TEXT,
    OTHERS_TEXT
  }

  private final String title;
  private final ItemRepresentation representation;
  private final Use use;

  ColdVariant(String title, ItemRepresentation representation, Use use) {
    this.title = title;
    this.representation = representation;
    this.use = use;
  }

  /** The name in figures. */
  public String title() {
    return title;
  }

  /** How the click model sees items. */
  public ItemRepresentation representation() {
    return representation;
  }

  Use use() {
    return use;
  }

  /** The variant whose settings this one takes: controls have none of their own. */
  public ColdVariant settingsOf() {
    return switch (this) {
      case RANDOM_CODES -> COINS;
      case RANDOM_TEXT -> TEXT;
      default -> this;
    };
  }
}
