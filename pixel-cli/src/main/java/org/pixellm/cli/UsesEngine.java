// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks commands that compute with the engine unless something is wrong: its libraries begin to
 * load as soon as one is named.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface UsesEngine {}
