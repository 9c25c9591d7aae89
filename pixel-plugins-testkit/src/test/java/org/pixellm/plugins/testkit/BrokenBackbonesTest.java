// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.testkit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pixellm.plugins.model.EncoderBackboneFactory;
import org.pixellm.plugins.testkit.MeanBackboneFactory.Flaw;

/** A backbone that keeps the laws, and for each law one that does not and is caught. */
class BrokenBackbonesTest {
  private static final class Contract extends EncoderBackboneContract<MeanBackboneFactory.None> {
    private final Flaw flaw;

    Contract(Flaw flaw) {
      this.flaw = flaw;
    }

    @Override
    protected EncoderBackboneFactory<MeanBackboneFactory.None> factory() {
      return new MeanBackboneFactory(flaw);
    }
  }

  static Stream<Map.Entry<Flaw, Consumer<Contract>>> laws() {
    Map<Flaw, Consumer<Contract>> laws = new EnumMap<>(Flaw.class);
    laws.put(Flaw.FLAT_STATES, EncoderBackboneContract::statesHaveTheShapeThatWasSaid);
    laws.put(Flaw.COUNTS_PADDING, EncoderBackboneContract::paddingChangesNoState);
    laws.put(Flaw.MIXES_PACKED, EncoderBackboneContract::packingChangesNoState);
    laws.put(Flaw.BLIND, EncoderBackboneContract::otherInkGivesOtherStates);
    laws.put(Flaw.IDLE_PARAMETER, EncoderBackboneContract::gradientsReachEveryParameter);
    laws.put(Flaw.RESTORES_LESS, EncoderBackboneContract::aRestoredBackboneGivesTheSameStates);
    laws.put(Flaw.OWN_RANDOMNESS, EncoderBackboneContract::equalSeedsGiveEqualValues);
    laws.put(Flaw.DIFFERS_BY_THREAD, EncoderBackboneContract::threadsGetWhatOneGets);
    return laws.entrySet().stream();
  }

  private static void check(Flaw flaw, Consumer<Contract> law) {
    Contract contract = new Contract(flaw);
    contract.open();
    try {
      law.accept(contract);
    } finally {
      contract.close();
    }
  }

  @ParameterizedTest
  @MethodSource("laws")
  void eachFlawIsCaughtByItsLaw(Map.Entry<Flaw, Consumer<Contract>> law) {
    assertDoesNotThrow(() -> check(Flaw.NONE, law.getValue()));
    assertThrows(AssertionError.class, () -> check(law.getKey(), law.getValue()));
  }
}
