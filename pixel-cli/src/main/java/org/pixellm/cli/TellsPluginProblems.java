// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks commands whose output tells of plug-ins that cannot be used. Before others do their work,
 * there is a line on standard error for each.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface TellsPluginProblems {}
