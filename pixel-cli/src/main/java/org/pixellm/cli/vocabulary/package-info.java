// SPDX-License-Identifier: Apache-2.0
/** {@code pixel vocabulary}. */
package org.pixellm.cli.vocabulary;
