package dev.mizzen.impl.retrieve.mapped;

import org.apache.lucene.index.DocValuesType;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.LeafReader;
import org.jspecify.annotations.Nullable;

/** What doc values a field has in a segment. */
final class DocValueTypes {
  private DocValueTypes() {}

  static boolean isSorted(LeafReader segment, String field) {
    DocValuesType type = type(info(segment, field));
    return type == DocValuesType.SORTED || type == DocValuesType.SORTED_SET;
  }

  static boolean isNumeric(LeafReader segment, String field) {
    DocValuesType type = type(info(segment, field));
    return type == DocValuesType.NUMERIC || type == DocValuesType.SORTED_NUMERIC;
  }

  /** Whether its points are of 32 bits, and so its values. */
  static boolean isNarrow(LeafReader segment, String field) {
    FieldInfo info = info(segment, field);
    return info != null && info.getPointNumBytes() == Float.BYTES;
  }

  private static @Nullable FieldInfo info(LeafReader segment, String field) {
    return segment.getFieldInfos().fieldInfo(field);
  }

  private static DocValuesType type(@Nullable FieldInfo info) {
    return info == null ? DocValuesType.NONE : info.getDocValuesType();
  }
}
