// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * One line for the user about a field of a configuration record: meaning, unit, range. Shown by
 * {@code pixel plugins}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Help {
  /** The line. */
  String value();
}
