package dev.mizzen.impl.index;

import dev.mizzen.impl.index.lists.TokenCoding;
import dev.mizzen.impl.late.ResidualForm;
import dev.mizzen.index.TokenCodes;
import dev.mizzen.index.TokenStorage;
import dev.mizzen.index.VectorField;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What vector fields ask of the lists of their token vectors. */
final class TokenCodings {
  private TokenCodings() {}

  /** By Lucene field. */
  static Map<String, TokenCoding> of(List<VectorField> fields) {
    Map<String, TokenCoding> codings = new HashMap<>();
    for (VectorField field : fields) {
      boolean codesOnly = field.tokenStorage().filter(TokenStorage.CODES::equals).isPresent();
      codings.put(
          IndexLayout.tokenVectors(field.name()),
          new TokenCoding(codesOnly, form(field.tokenCodes())));
    }
    return codings;
  }

  private static Optional<ResidualForm> form(TokenCodes codes) {
    return codes.equals(TokenCodes.usual())
        ? Optional.empty()
        : Optional.of(new ResidualForm(codes.bits(), codes.parts()));
  }
}
