// SPDX-License-Identifier: Apache-2.0
package org.pixellm.plugins.testkit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pixellm.plugins.task.TaskHeadFactory;
import org.pixellm.plugins.testkit.MeanHeadFactory.Flaw;
import org.pixellm.plugins.testkit.MeanHeadFactory.Numbered;

/** A head that keeps the laws, and for each law one that does not and is caught. */
class BrokenHeadsTest {
  private static final class Contract extends TaskHeadContract<MeanHeadFactory.None, Numbered> {
    private final Flaw flaw;

    Contract(Flaw flaw) {
      this.flaw = flaw;
    }

    @Override
    protected TaskHeadFactory<MeanHeadFactory.None> factory() {
      return new MeanHeadFactory(flaw);
    }

    @Override
    protected List<Numbered> examples() {
      return List.of(
          new Numbered("short", 1),
          new Numbered("long enough for several windows of two dozen patches", 2));
    }
  }

  static Stream<Map.Entry<Flaw, Consumer<Contract>>> laws() {
    Map<Flaw, Consumer<Contract>> laws = new EnumMap<>(Flaw.class);
    laws.put(Flaw.OTHER_EXAMPLES, TaskHeadContract::examplesAreOfTheTypeThatIsSaid);
    laws.put(Flaw.ENDLESS_LOSS, TaskHeadContract::lossIsFinite);
    laws.put(Flaw.IDLE_PARAMETER, TaskHeadContract::gradientsReachEveryParameter);
    laws.put(Flaw.LOOKS_AROUND, TaskHeadContract::neighboursAndPaddingChangeNoPrediction);
    laws.put(Flaw.COUNTS_PADDING, TaskHeadContract::neighboursAndPaddingChangeNoPrediction);
    laws.put(Flaw.FORGETS_SCALE, TaskHeadContract::aRestoredHeadPredictsTheSame);
    laws.put(Flaw.OWN_RANDOMNESS, TaskHeadContract::equalSeedsGiveEqualValues);
    laws.put(Flaw.DIFFERS_BY_THREAD, TaskHeadContract::threadsGetWhatOneGets);
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
