// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.config;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import org.pixellm.plugins.Help;

/**
 * A component of a configuration record.
 *
 * @param key its name as users write it
 * @param component the component
 */
record RecordField(String key, RecordComponent component) {

  /** All components of a record type, in order. */
  static List<RecordField> of(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .map(c -> new RecordField(SnakeCase.key(c.getName()), c))
        .toList();
  }

  Type type() {
    return component.getGenericType();
  }

  /** The line for the user; empty where the author wrote none. */
  String help() {
    Help help = component.getAnnotation(Help.class);
    return help == null ? "" : help.value();
  }

  /** The component's value in a record. */
  Object value(Object instance) {
    Method accessor = component.getAccessor();
    try {
      // A plug-in's record need not be public.
      accessor.setAccessible(true);
      return accessor.invoke(instance);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }
}
