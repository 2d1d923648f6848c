package dev.mizzen.bench.cache;

import dev.mizzen.embed.EncodeOptions;
import dev.mizzen.embed.ModelIdentity;
import dev.mizzen.embed.Role;

/**
 * All that decides an encoding, the text left out.
 *
 * @param identity of the model, with the hashes of its files
 * @param options role, kinds of vectors, and the policy for long texts
 */
record CacheKey(ModelIdentity identity, EncodeOptions options) {
  private static final int FORMAT = 1;

  /** Leaves out the other role's prefix, so that a query instruction can be tried cheaply. */
  CacheKey {
    boolean query = options.role() == Role.QUERY;
    identity =
        new ModelIdentity(
            identity.id(),
            identity.modelSha256(),
            identity.tokenizerSha256(),
            identity.pooling(),
            identity.normalized(),
            query ? identity.queryPrefix() : "",
            query ? "" : identity.passagePrefix(),
            identity.maxTokens(),
            identity.dimension(),
            identity.quantization());
  }

  /** A readable form, different for different keys; kept beside the data. */
  String describe() {
    return "format " + FORMAT + "\n" + identity + "\n" + describe(options) + "\n";
  }

  /** Without expansion the words of caches that are older than it. */
  private static String describe(EncodeOptions options) {
    return "EncodeOptions[role="
        + options.role()
        + ", sentenceVectors="
        + options.sentenceVectors()
        + ", tokenVectors="
        + options.tokenVectors()
        + ", longText="
        + options.longText()
        + options.expansion().map(expansion -> ", expansion=" + expansion).orElse("")
        + "]";
  }

  /** A folder name: the model's name for people, a hash of everything for uniqueness. */
  String folderName() {
    String readable = identity.id().replaceAll("[^A-Za-z0-9._-]", "_");
    return readable + "-" + Sha256.of(describe()).toString().substring(0, 16);
  }

  /** The key of the same sentence vectors with token vectors beside them. */
  CacheKey withTokenVectors() {
    return new CacheKey(identity, options.withTokenVectors());
  }
}
