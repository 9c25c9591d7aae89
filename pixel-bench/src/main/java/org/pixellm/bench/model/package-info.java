// SPDX-License-Identifier: Apache-2.0
/** Saving, loading and using models. */
package org.pixellm.bench.model;
