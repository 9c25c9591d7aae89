// SPDX-License-Identifier: Apache-2.0
/** {@code pixel render}. */
package org.pixellm.cli.render;
