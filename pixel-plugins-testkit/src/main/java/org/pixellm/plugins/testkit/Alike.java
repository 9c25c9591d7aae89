// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.testkit;

import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/** Compares predictions and examples: numbers may differ by rounding, whatever they are in. */
record Alike(double tolerance) {

  /** Whether two are the same but for rounding. */
  boolean test(Object one, Object other) {
    if (one instanceof Number a && other instanceof Number b && isFraction(a)) {
      double limit = tolerance * Math.max(1, Math.abs(a.doubleValue()));
      return a.equals(b) || Math.abs(a.doubleValue() - b.doubleValue()) <= limit;
    }
    if (one == null || other == null || one.getClass() != other.getClass()) {
      return (one instanceof Collection<?> a && other instanceof Collection<?> b)
          ? iterables(a, b)
          : one == other;
    }
    if (one instanceof Path) { // whose only part may be itself
      return one.equals(other);
    }
    if (one instanceof Record) {
      return records(one, other);
    }
    if (one instanceof Iterable<?> a) {
      return iterables(a, (Iterable<?>) other);
    }
    if (one instanceof Map<?, ?> a) {
      Map<?, ?> b = (Map<?, ?>) other;
      return a.keySet().equals(b.keySet())
          && a.keySet().stream().allMatch(key -> test(a.get(key), b.get(key)));
    }
    if (one instanceof Optional<?> a) {
      return test(a.orElse(null), ((Optional<?>) other).orElse(null));
    }
    if (one.getClass().isArray()) {
      return arrays(one, other);
    }
    return one.equals(other);
  }

  private static boolean isFraction(Number number) {
    return number instanceof Float || number instanceof Double;
  }

  private boolean iterables(Iterable<?> one, Iterable<?> other) {
    Iterator<?> a = one.iterator();
    Iterator<?> b = other.iterator();
    while (a.hasNext() && b.hasNext()) {
      if (!test(a.next(), b.next())) {
        return false;
      }
    }
    return a.hasNext() == b.hasNext();
  }

  private boolean arrays(Object one, Object other) {
    int length = Array.getLength(one);
    if (length != Array.getLength(other)) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (!test(Array.get(one, i), Array.get(other, i))) {
        return false;
      }
    }
    return true;
  }

  private boolean records(Object one, Object other) {
    for (RecordComponent component : one.getClass().getRecordComponents()) {
      try {
        // A plug-in's record need not be public.
        component.getAccessor().setAccessible(true);
        if (!test(component.getAccessor().invoke(one), component.getAccessor().invoke(other))) {
          return false;
        }
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("cannot read " + component, e);
      }
    }
    return true;
  }
}
