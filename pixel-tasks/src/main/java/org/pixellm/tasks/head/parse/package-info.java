// SPDX-License-Identifier: Apache-2.0
/** Dependency parsing by biaffine attention. */
package org.pixellm.tasks.head.parse;
