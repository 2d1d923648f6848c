package dev.mizzen.impl.index;

import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Runs Lucene's {@code CheckIndex} after every test on each index that it left in a temporary
 * folder of its own. Found by JUnit as a service, so no test has to ask for it.
 */
public final class CheckedFolders implements InvocationInterceptor {
  /** For {@link java.util.ServiceLoader}. */
  public CheckedFolders() {}

  /** The test leaves indexes that are damaged, or that others hold. */
  @Target({ElementType.TYPE, ElementType.METHOD})
  @Retention(RetentionPolicy.RUNTIME)
  public @interface Unchecked {}

  @Override
  public void interceptTestMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> context,
      ExtensionContext test)
      throws Throwable {
    invocation.proceed();
    check(context, test);
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> context,
      ExtensionContext test)
      throws Throwable {
    invocation.proceed();
    check(context, test);
  }

  private static void check(ReflectiveInvocationContext<Method> context, ExtensionContext test)
      throws IOException, IllegalAccessException {
    if (AnnotationSupport.isAnnotated(context.getExecutable(), Unchecked.class)
        || AnnotationSupport.isAnnotated(context.getTargetClass(), Unchecked.class)) {
      return;
    }
    Set<Path> folders = new LinkedHashSet<>();
    for (Object argument : context.getArguments()) {
      if (argument instanceof Path folder) {
        folders.add(folder);
      }
    }
    for (Field field :
        AnnotationSupport.findAnnotatedFields(context.getTargetClass(), TempDir.class)) {
      field.setAccessible(true);
      if (field.get(test.getTestInstance().orElse(null)) instanceof Path folder) {
        folders.add(folder);
      }
    }
    for (Path folder : folders) {
      checkAll(folder);
    }
  }

  private static void checkAll(Path folder) throws IOException {
    Set<Path> indexes = new LinkedHashSet<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(file -> file.getFileName().toString().startsWith("segments_"))
          .forEach(file -> indexes.add(file.getParent()));
    }
    for (Path index : indexes) {
      try (Directory files = FSDirectory.open(index)) {
        CheckedDirectory.check(files);
      }
    }
  }
}
