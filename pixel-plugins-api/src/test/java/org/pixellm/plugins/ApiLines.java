// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What others can see of classes, a line for each type and member: what they compile against. */
final class ApiLines {
  private ApiLines() {}

  /** The lines of all classes that are where a class is. */
  static List<String> around(Class<?> one) throws IOException {
    Path root =
        Path.of(URI.create(one.getProtectionDomain().getCodeSource().getLocation().toString()));
    try (Stream<Path> files = Files.walk(root)) {
      List<String> names =
          files
              .map(file -> root.relativize(file).toString().replaceAll("[/\\\\]", "."))
              .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
              .map(name -> name.substring(0, name.length() - ".class".length()))
              .sorted()
              .toList();
      List<String> lines = new ArrayList<>();
      for (String name : names) {
        lines.addAll(of(load(name, one.getClassLoader())));
      }
      return lines;
    }
  }

  private static Class<?> load(String name, ClassLoader loader) {
    try {
      return Class.forName(name, false, loader);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The lines of a class; none if others cannot see it. */
  static List<String> of(Class<?> type) {
    for (Class<?> outer = type; outer != null; outer = outer.getDeclaringClass()) {
      if (!isVisible(outer.getModifiers())) {
        return List.of();
      }
    }
    if (type.isAnonymousClass() || type.isLocalClass()) {
      return List.of();
    }
    TreeSet<String> members = new TreeSet<>();
    for (Field field : type.getDeclaredFields()) {
      add(members, field, field.toGenericString());
    }
    for (Method method : type.getDeclaredMethods()) {
      add(members, method, method.toGenericString());
    }
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      add(members, constructor, constructor.toGenericString());
    }
    List<String> lines = new ArrayList<>();
    lines.add(header(type));
    lines.addAll(members);
    return lines;
  }

  private static void add(Set<String> members, Member member, String text) {
    if (isVisible(member.getModifiers()) && !member.isSynthetic()) {
      members.add(text);
    }
  }

  private static boolean isVisible(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }

  private static String header(Class<?> type) {
    String kind =
        type.isAnnotation()
            ? "annotation"
            : type.isEnum()
                ? "enum"
                : type.isRecord() ? "record" : type.isInterface() ? "interface" : "class";
    boolean open = kind.equals("class") && !Modifier.isFinal(type.getModifiers());
    List<Type> above = new ArrayList<>(Arrays.asList(type.getGenericInterfaces()));
    if (type.getGenericSuperclass() != null) {
      above.add(0, type.getGenericSuperclass());
    }
    return "%s%s %s%s is %s"
        .formatted(
            open ? "open " : "",
            kind,
            type.getName(),
            Arrays.stream(type.getTypeParameters())
                .map(p -> p + " extends " + Arrays.toString(p.getBounds()))
                .collect(Collectors.joining(", ", "<", ">")),
            above.stream().map(Type::getTypeName).collect(Collectors.joining(", ")));
  }
}
