// SPDX-License-Identifier: Apache-2.0
/**
 * Operations that DJL has no name for, written as TorchScript and run by the engine: fused
 * attention, gathers, losses, the optimiser's step.
 *
 * <p>They also keep the house rule for recorded graphs: a constant in a script is part of the
 * script, while a {@link Number} handed to an {@code NDArray} method is freed before the backward
 * pass reads it.
 */
package org.pixellm.model.torch;
