// SPDX-License-Identifier: Apache-2.0
/** Files that readers take examples from. */
package org.pixellm.tasks.read.file;
