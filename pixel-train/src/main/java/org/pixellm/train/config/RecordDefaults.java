// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;

/**
 * What the settings of a record in a list or a map are when the user does not write them. Nothing
 * lies below such a record, so its type says it, in a static method {@code defaults()}.
 */
final class RecordDefaults {
  private static final String METHOD = "defaults";

  private RecordDefaults() {}

  /** The settings by key; none if the type has no defaults. */
  static JsonNode of(Class<? extends Record> type) {
    try {
      Method defaults = type.getDeclaredMethod(METHOD);
      if (!Modifier.isStatic(defaults.getModifiers()) || defaults.getReturnType() != type) {
        return JsonNodeFactory.instance.objectNode();
      }
      // A plug-in's record need not be public.
      defaults.setAccessible(true);
      return TreeEncoder.encode(defaults.invoke(null));
    } catch (NoSuchMethodException e) {
      return JsonNodeFactory.instance.objectNode();
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("cannot ask " + type + " for its defaults", e);
    }
  }
}
