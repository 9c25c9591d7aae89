// SPDX-License-Identifier: Apache-2.0
/** Networks: backbones that turn patches into states, objectives that turn states into a loss. */
package org.pixellm.plugins.model;
