package dev.mizzen.impl.retrieve.score;

import dev.mizzen.impl.index.codec.TokenVectorBlob;
import dev.mizzen.kernels.ElementType;
import dev.mizzen.kernels.TokenRows;

/** Shows stored token vectors to a kernel, without a copy. */
final class TokenRowsView {
  private TokenRowsView() {}

  static TokenRows of(TokenVectorBlob blob) {
    ElementType type =
        switch (blob.storage()) {
          case INT8 -> ElementType.INT8;
          case FLOAT16 -> ElementType.FLOAT16;
          case FLOAT32 -> ElementType.FLOAT32;
        };
    return new TokenRows(blob.rows(), type, blob.scales(), blob.dimension());
  }
}
