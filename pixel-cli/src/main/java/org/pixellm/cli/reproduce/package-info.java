// SPDX-License-Identifier: Apache-2.0
/** The command that makes a model again and compares. */
package org.pixellm.cli.reproduce;
