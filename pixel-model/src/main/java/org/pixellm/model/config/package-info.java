// SPDX-License-Identifier: Apache-2.0
/** Reading the values of a model's {@code config.json}. */
package org.pixellm.model.config;
