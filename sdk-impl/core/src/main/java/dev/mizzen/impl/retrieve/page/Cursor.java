package dev.mizzen.impl.retrieve.page;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.zip.CRC32C;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Where a page ended: as text that may stand in a URL, {@code base64url(crc32c, version, query
 * fingerprint, rank, sort key)}.
 *
 * @param fingerprint of the query that it belongs to
 * @param rank of the last hit shown, from 1
 * @param key of the last hit shown
 */
public record Cursor(long fingerprint, int rank, SortKey key) {
  private static final byte VERSION = 1;
  private static final int MOST_VALUES = 64;

  /** The cursor as text. */
  public String encode() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeLong(fingerprint);
      out.writeInt(rank);
      out.writeByte(key.values().length);
      for (Object value : key.values()) {
        write(value, out);
      }
    } catch (IOException e) {
      throw new IllegalStateException("memory cannot fail", e);
    }
    return seal(bytes.toByteArray());
  }

  /**
   * The cursor in {@code text}.
   *
   * @param expected the fingerprint of the query that it is used with
   * @throws IllegalArgumentException if it is damaged, or belongs to another query
   */
  public static Cursor decode(String text, long expected) {
    Cursor cursor;
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(open(text)))) {
      if (in.readByte() != VERSION) {
        throw new IOException("another version");
      }
      cursor = new Cursor(in.readLong(), in.readInt(), readKey(in));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a cursor; pass SearchResult.cursor() as it is", e);
    }
    if (cursor.fingerprint != expected) {
      throw new IllegalArgumentException(
          "the cursor belongs to another query; go on with the query that gave it");
    }
    return cursor;
  }

  private static String seal(byte[] body) {
    ByteArrayOutputStream sealed = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(sealed)) {
      out.writeInt(crc(body, 0));
      out.write(body);
    } catch (IOException e) {
      throw new IllegalStateException("memory cannot fail", e);
    }
    return text(sealed.toByteArray());
  }

  private static byte[] open(String text) throws IOException {
    byte[] sealed;
    try {
      sealed = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new IOException("not base64url", e);
    }
    if (!text(sealed).equals(text)) {
      throw new IOException("not as it was encoded");
    }
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(sealed))) {
      if (in.readInt() != crc(sealed, Integer.BYTES)) {
        throw new IOException("the checksum does not match");
      }
      return in.readAllBytes();
    }
  }

  private static String text(byte[] sealed) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
  }

  private static int crc(byte[] bytes, int from) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, from, bytes.length - from);
    return (int) crc.getValue();
  }

  private static SortKey readKey(DataInputStream in) throws IOException {
    int count = in.readByte();
    if (count < 1 || count > MOST_VALUES) {
      throw new IOException(count + " values");
    }
    @Nullable Object[] values = new Object[count];
    for (int i = 0; i < count; i++) {
      values[i] = read(in);
    }
    return new SortKey(values);
  }

  private static void write(@Nullable Object value, DataOutputStream out) throws IOException {
    switch (value) {
      case null -> out.writeByte('0');
      case Float number -> {
        out.writeByte('f');
        out.writeFloat(number);
      }
      case Double number -> {
        out.writeByte('d');
        out.writeDouble(number);
      }
      case Long number -> {
        out.writeByte('l');
        out.writeLong(number);
      }
      case BytesRef text -> {
        out.writeByte('s');
        out.writeInt(text.length);
        out.write(text.bytes, text.offset, text.length);
      }
      default -> throw new IOException("cannot write " + value.getClass());
    }
  }

  private static @Nullable Object read(DataInputStream in) throws IOException {
    byte type = in.readByte();
    return switch (type) {
      case '0' -> null;
      case 'f' -> in.readFloat();
      case 'd' -> in.readDouble();
      case 'l' -> in.readLong();
      case 's' -> new BytesRef(in.readNBytes(in.readInt()));
      default -> throw new IOException("unknown type " + type);
    };
  }
}
