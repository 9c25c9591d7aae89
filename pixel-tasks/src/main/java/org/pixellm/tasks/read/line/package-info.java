// SPDX-License-Identifier: Apache-2.0
/** Data sets whose examples are lines, or groups of lines, of a UTF-8 file. */
package org.pixellm.tasks.read.line;
