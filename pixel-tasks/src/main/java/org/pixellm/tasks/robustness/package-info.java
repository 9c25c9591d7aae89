// SPDX-License-Identifier: Apache-2.0
/** What becomes of a model's scores when its input is attacked, beside other models. */
package org.pixellm.tasks.robustness;
