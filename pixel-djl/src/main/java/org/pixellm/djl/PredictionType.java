// SPDX-License-Identifier: Apache-2.0
package org.pixellm.djl;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import org.pixellm.plugins.task.TaskHead;

/** Finds out what a head predicts: the second type that its class gives {@link TaskHead}. */
final class PredictionType {
  private PredictionType() {}

  /** The type, without its own types; {@code Object} if the class does not say. */
  static Class<?> of(TaskHead<?, ?> head) {
    for (Class<?> type = head.getClass(); type != null; type = type.getSuperclass()) {
      for (Type known : type.getGenericInterfaces()) {
        if (known instanceof ParameterizedType typed && typed.getRawType() == TaskHead.class) {
          return raw(typed.getActualTypeArguments()[1]);
        }
      }
    }
    return Object.class;
  }

  private static Class<?> raw(Type type) {
    if (type instanceof Class<?> plain) {
      return plain;
    }
    return type instanceof ParameterizedType typed ? raw(typed.getRawType()) : Object.class;
  }
}
