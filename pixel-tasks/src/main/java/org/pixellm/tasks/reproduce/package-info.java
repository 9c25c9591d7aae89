// SPDX-License-Identifier: Apache-2.0
/** Running again what made a model, and comparing. */
package org.pixellm.tasks.reproduce;
