// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.JavaModifier.PRIVATE;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The house rules that bytecode can show. This module sees all others. */
@AnalyzeClasses(
    packages = "org.pixellm",
    importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.WrittenByPeople.class})
class ArchitectureTest {

  /** Leaves out what JMH generates from its benchmarks, and tests in any build folder. */
  static final class WrittenByPeople implements ImportOption {
    @Override
    public boolean includes(Location location) {
      // ArchUnit's own option knows no build folder but target.
      return !location.contains("jmh_generated") && !location.contains("/test-classes/");
    }
  }

  @ArchTest
  static final ArchRule dependenciesPointOneWay =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage("org.pixellm..")
          .layer("cli")
          .definedBy("org.pixellm.cli..")
          .layer("bench")
          .definedBy("org.pixellm.bench..")
          .layer("djl")
          .definedBy("org.pixellm.djl..")
          .layer("tasks")
          .definedBy("org.pixellm.tasks..")
          .layer("train")
          .definedBy("org.pixellm.train..")
          .layer("attack")
          .definedBy("org.pixellm.attack..")
          .layer("model")
          .definedBy("org.pixellm.model..")
          .layer("tokens")
          .definedBy("org.pixellm.tokens..")
          .layer("awt")
          .definedBy("org.pixellm.render.awt..")
          .layer("harfbuzz")
          .definedBy("org.pixellm.render.harfbuzz..")
          .layer("javacv")
          .definedBy("org.pixellm.render.javacv..")
          .layer("emoji")
          .definedBy("org.pixellm.render.emoji..")
          .layer("fonts")
          .definedBy("org.pixellm.render.fonts")
          .layer("large fonts")
          .definedBy("org.pixellm.render.fonts.large")
          .layer("core")
          .definedBy("org.pixellm.render.core..")
          .layer("plugins")
          .definedBy("org.pixellm.plugins..")
          .ensureAllClassesAreContainedInArchitecture()
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("bench")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("djl") // found by DJL
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("tasks")
          .mayOnlyBeAccessedByLayers("cli", "bench", "djl")
          .whereLayer("train")
          .mayOnlyBeAccessedByLayers("cli", "bench", "djl", "tasks")
          .whereLayer("model")
          .mayOnlyBeAccessedByLayers("cli", "bench", "djl", "tasks", "train", "tokens")
          .whereLayer("tokens")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("awt") // asked for by name
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("attack")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("harfbuzz")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("javacv")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("emoji") // found by the fonts' service
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("large fonts")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("fonts")
          .mayOnlyBeAccessedByLayers("cli", "awt", "harfbuzz", "javacv", "emoji", "large fonts")
          .whereLayer("core") // of it, the command uses pictures and counts
          .mayOnlyBeAccessedByLayers("cli", "tasks", "tokens", "awt", "harfbuzz", "javacv")
          .whereLayer("plugins")
          .mayNotAccessAnyLayer();

  @ArchTest
  static final ArchRule theCommandDrawsByNameAndTakesOnlyPicturesAndCountsFromTheRenderers =
      noClasses()
          .that()
          .resideInAPackage("org.pixellm.cli..")
          .should()
          .dependOnClassesThat(
              describe(
                  "belong to the inside of rendering",
                  type ->
                      type.getPackageName().startsWith("org.pixellm.render.core")
                          && !Set.of(
                                  "org.pixellm.render.core.picture",
                                  "org.pixellm.render.core.coverage")
                              .contains(type.getPackageName())));

  @ArchTest
  static final ArchRule noStateThatAllShare =
      fields()
          .that()
          .areStatic()
          .and(describe("are written by people", field -> !isSynthetic(field)))
          .should(
              new ArchCondition<JavaField>("be final and of an immutable type") {
                @Override
                public void check(JavaField field, ConditionEvents events) {
                  boolean good = field.getModifiers().contains(FINAL) && !isMutable(field);
                  events.add(new SimpleConditionEvent(field, good, field.getDescription()));
                }
              });

  @ArchTest
  static final ArchRule noScalarThatAutogradReadsAfterItWasFreed =
      noClasses()
          .should()
          .callCodeUnitWhere(takesAnUnsafeScalar())
          .because(
              "DJL frees the scalar before the backward pass reads it; make constants once with"
                  + " NDManager.full");

  /** What the rule above is there to find. */
  static final class Halving {
    static NDArray of(NDArray array) {
      return array.mul(0.5);
    }
  }

  @Test
  void theScalarRuleFindsOne() {
    JavaClasses sample = new ClassFileImporter().importClasses(Halving.class);
    assertTrue(noScalarThatAutogradReadsAfterItWasFreed.evaluate(sample).hasViolation());
  }

  @ArchTest
  static final ArchRule arraysAreMadeWhereTheUserWantsThem =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(
              "org.pixellm.djl.PixelEngine") // which hands on what DJL asks
          .should()
          .callCodeUnitWhere(leavesTheDeviceToDjl())
          .because("a model computes on the device that was chosen for it; name one");

  /** What the rule above is there to find. */
  static final class Anywhere {
    static NDManager manager() {
      return NDManager.newBaseManager();
    }
  }

  /** And what it must not find. */
  static final class OnTheCpu {
    static NDManager manager() {
      return NDManager.newBaseManager(Device.cpu());
    }
  }

  @Test
  void theDeviceRuleFindsOne() {
    JavaClasses anywhere = new ClassFileImporter().importClasses(Anywhere.class);
    assertTrue(arraysAreMadeWhereTheUserWantsThem.evaluate(anywhere).hasViolation());
    JavaClasses onTheCpu = new ClassFileImporter().importClasses(OnTheCpu.class);
    assertFalse(arraysAreMadeWhereTheUserWantsThem.evaluate(onTheCpu).hasViolation());
  }

  @ArchTest
  static final ArchRule oneDialectOfInjection =
      noClasses().should().dependOnClassesThat().resideInAPackage("javax.inject..");

  @ArchTest
  static final ArchRule onlyPullUsesTheNetwork =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.pixellm.train.pull..")
          .should()
          .dependOnClassesThat(
              describe(
                  "open connections",
                  type ->
                      type.getPackageName().startsWith("java.net.http")
                          || type.getPackageName().startsWith("javax.net")
                          || Set.of("java.net.HttpURLConnection", "java.net.Socket")
                              .contains(type.getName())
                          || type.getSimpleName().matches("(Async)?(Server)?SocketChannel")));

  @ArchTest
  static void noPackageIsSplitOverTwoJars(JavaClasses classes) {
    Map<String, Set<String>> places = new TreeMap<>();
    for (JavaClass type : classes) {
      String uri = type.getSource().orElseThrow().getUri().toString();
      String place = uri.substring(0, uri.lastIndexOf(type.getPackageName().replace('.', '/')));
      places.computeIfAbsent(type.getPackageName(), name -> new TreeSet<>()).add(place);
    }
    assertTrue(places.size() > 20, "looked at " + places.keySet());
    places.forEach((name, jars) -> assertEquals(1, jars.size(), name + " is in " + jars));
  }

  private static boolean isSynthetic(JavaField field) {
    return field.getModifiers().contains(SYNTHETIC);
  }

  /** Classes that exist to change, and arrays unless they are a class's own table of numbers. */
  private static boolean isMutable(JavaField field) {
    JavaClass type = field.getRawType();
    if (type.isArray()) {
      return !(type.getComponentType().isPrimitive() && field.getModifiers().contains(PRIVATE));
    }
    return type.isAssignableTo(StringBuilder.class)
        || type.getPackageName().startsWith("java.util.concurrent")
        || type.isAssignableTo(ThreadLocal.class);
  }

  private static DescribedPredicate<JavaCodeUnitAccess<?>> leavesTheDeviceToDjl() {
    Set<String> makers = Set.of("newBaseManager", "newInstance", "newModel", "defaultDevice");
    Set<String> owners =
        Set.of(NDManager.class.getName(), Engine.class.getName(), Model.class.getName());
    return describe(
        "leaves the device to DJL",
        access -> {
          CodeUnitCallTarget target = (CodeUnitCallTarget) access.getTarget();
          return makers.contains(target.getName())
              && owners.stream().anyMatch(target.getOwner()::isAssignableTo)
              && target.getRawParameterTypes().stream()
                  .noneMatch(type -> type.isEquivalentTo(Device.class));
        });
  }

  private static DescribedPredicate<JavaCodeUnitAccess<?>> takesAnUnsafeScalar() {
    Set<String> owners = Set.of(NDArray.class.getName(), NDManager.class.getName());
    return describe(
        "takes a Number",
        access -> {
          CodeUnitCallTarget target = (CodeUnitCallTarget) access.getTarget();
          return owners.stream().anyMatch(target.getOwner()::isAssignableTo)
              && target.getRawParameterTypes().stream()
                  .anyMatch(type -> type.isEquivalentTo(Number.class));
        });
  }
}
