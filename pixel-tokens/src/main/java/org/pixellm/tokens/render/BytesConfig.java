// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tokens.render;

/** The {@code bytes} tokenizer has no settings. */
public record BytesConfig() {}
