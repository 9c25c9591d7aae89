// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tokens.render;

import org.pixellm.plugins.Help;

/**
 * Settings of the {@code chars} tokenizer.
 *
 * @param characters those with a token of their own
 */
public record CharsConfig(
    @Help("characters with a token each; all others are cut into bytes; \"\": Latin ones")
        String characters) {}
