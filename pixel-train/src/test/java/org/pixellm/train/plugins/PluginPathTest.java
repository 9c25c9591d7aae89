// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.multibindings.MapBinder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.PluginApiVersion;
import org.pixellm.plugins.PluginKind;
import org.pixellm.train.config.PluginChoice;
import org.pixellm.train.plugins.TestPlugins.SwapAttack;

class PluginPathTest {
  @TempDir Path folder;
  private Path plugins;

  @BeforeEach
  void onePluginThatWorks() throws IOException {
    plugins = Files.createDirectory(folder.resolve("my plug-ins"));
    new AttackJar().attack("Good", "good", "well").write(plugins.resolve("good-1.0.jar"));
  }

  private Injector injector(Path... places) {
    return Guice.createInjector(
        new PluginsModule(getClass().getClassLoader(), new PluginPath(List.of(places))),
        // The application's own, of the name "swap".
        new AbstractModule() {
          @Override
          protected void configure() {
            MapBinder.newMapBinder(binder(), PluginTypes.NAME, PluginTypes.ATTACK)
                .addBinding("swap")
                .to(SwapAttack.class);
          }
        });
  }

  private PluginRegistry registry(Path... places) {
    return injector(places).getInstance(PluginRegistry.class);
  }

  private static String said(Injector injector, String name) {
    return injector
        .getInstance(PluginCreator.class)
        .attack(PluginChoice.named(name))
        .attack("text", 1, new Random(1));
  }

  /** The one problem there is; the plug-in that works still does. */
  private String onlyProblem() {
    Injector injector = injector(plugins);
    List<PluginProblem> problems = injector.getInstance(PluginRegistry.class).problems();
    assertEquals(1, problems.size(), problems.toString());
    assertEquals("well", said(injector, "good"));
    return problems.get(0).toString();
  }

  private static String whyNot(PluginRegistry registry, String name) {
    return assertThrows(PixelException.class, () -> registry.attack(name)).getMessage();
  }

  @Test
  void findsTheJarsOfAFolderAndJarsByName() throws IOException {
    Path other =
        new AttackJar().attack("Other", "other", "else").write(folder.resolve("other.jar"));
    Injector injector = injector(plugins, other);
    assertEquals("well", said(injector, "good"));
    assertEquals("else", said(injector, "other"));
    PluginRegistry registry = injector.getInstance(PluginRegistry.class);
    assertEquals(List.of(), registry.problems());
    PluginEntry good = registry.get(PluginKind.ATTACK, "good");
    assertEquals(plugins.resolve("good-1.0.jar").toString(), good.origin());
    assertTrue(registry.isOnPath(good));
    assertEquals("pixel-train", registry.get(PluginKind.ATTACK, "swap").origin());
  }

  @Test
  void findsAFolderOfClassesThatABuildLeft() throws IOException {
    Path classes = Files.createDirectories(folder.resolve("target/classes/META-INF/services"));
    Files.writeString(classes.resolve(Path.of(AttackJar.SERVICE).getFileName()), "Gone\n");
    List<PluginProblem> problems = registry(folder.resolve("target/classes")).problems();
    assertEquals(1, problems.size());
    assertEquals("Gone", problems.get(0).plugin());
    assertEquals(folder.resolve("target/classes").toString(), problems.get(0).origin());
  }

  @Test
  void aLibraryLiesBesideItsPlugin() throws IOException {
    Path library =
        new AttackJar()
            .source("Word", "public class Word { public static String get() { return \"lib\"; } }")
            .write(plugins.resolve("word.jar"));
    new AttackJar()
        .attack("Needy", "needy", "x", "public static String word() { return Word.get(); }")
        .source(
            "Needy2",
            """
            import org.pixellm.plugins.task.*;
            public class Needy2 extends Needy {
              public String name() { return "needy2"; }
              public TextAttack create(None c) { String w = word(); return (t, s, r) -> w; }
            }
            """)
        .service("Needy2")
        .with(library)
        .write(plugins.resolve("needy.jar"));
    Injector injector = injector(plugins);
    assertEquals("lib", said(injector, "needy2"));
    assertEquals(List.of(), injector.getInstance(PluginRegistry.class).problems());

    Files.delete(library);
    Injector without = injector(plugins);
    // It loads without its library, and cannot be made.
    String message = assertThrows(PixelException.class, () -> said(without, "needy2")).getMessage();
    assertEquals(
        "attack needy2 in "
            + plugins.resolve("needy.jar")
            + " cannot be made: NoClassDefFoundError: Word; put the jar that has this class beside"
            + " it, or get a version that fits this pixel",
        message);
  }

  @Test
  void whatTheApplicationBringsIsNotReplaced() throws IOException {
    new AttackJar().attack("Thief", "swap", "mine now").write(plugins.resolve("thief.jar"));
    assertEquals(
        "attack swap in "
            + plugins.resolve("thief.jar")
            + " cannot be used: pixel-train has one of this name, which is used; give the"
            + " other a name of its own",
        onlyProblem());
    assertEquals("textSwap[rate=0.5, inner=Inner[depth=1]]", said(injector(plugins), "swap"));
  }

  @Test
  void ofTwoOnThePathNeitherIsUsed() throws IOException {
    Path one = new AttackJar().attack("One", "twin", "1").write(plugins.resolve("one.jar"));
    Path two = new AttackJar().attack("Two", "twin", "2").write(plugins.resolve("two.jar"));
    String both = "One in " + one + " and Two in " + two;
    assertEquals(
        "attack twin in "
            + one
            + " cannot be used: more than one has this name, so none is used: "
            + both,
        onlyProblem());
    assertEquals(
        "more than one attack is called \"twin\": " + both + "; remove all but one",
        whyNot(registry(plugins), "twin"));
  }

  @Test
  void ofTwoVersionsInAFolderNeitherIsUsed() throws IOException {
    Path one = new AttackJar().attack("Twin", "twin", "1").write(plugins.resolve("twin-1.jar"));
    Path two = new AttackJar().attack("Twin", "twin", "2").write(plugins.resolve("twin-2.jar"));
    String problem = onlyProblem();
    assertEquals(
        "attack twin in "
            + one
            + " cannot be used: its class Twin is in "
            + one
            + " and "
            + two
            + ", so neither is used; keep one",
        problem);
    assertTrue(whyNot(registry(plugins), "twin").endsWith("; " + problem));
  }

  @Test
  void aJarBuiltForAnotherApiIsLeftOut() throws IOException {
    new AttackJar()
        .attack("Later", "later", "x")
        .builtFor("1.1")
        .write(plugins.resolve("later.jar"));
    String problem = onlyProblem();
    assertEquals(
        plugins.resolve("later.jar")
            + " cannot be used: it was built for version 1.1 of the plug-in API, and this pixel has"
            + " 1.0; get a newer pixel, or an older one of these",
        problem);
    assertTrue(whyNot(registry(plugins), "later").endsWith("; " + problem));
    new AttackJar()
        .attack("Later", "later", "x")
        .builtFor("0.9")
        .write(plugins.resolve("later.jar"));
    assertTrue(onlyProblem().endsWith("; get a newer one, or build it again"));
    new AttackJar()
        .attack("Later", "later", "x")
        .builtFor("one")
        .write(plugins.resolve("later.jar"));
    assertTrue(
        onlyProblem()
            .endsWith(
                "its manifest's Pixel-Plugin-Api is wrong: \"one\" is no version of the plug-in"
                    + " API, which are two numbers like 1.0"));
    new AttackJar()
        .attack("Later", "later", "x")
        .builtFor("1.0")
        .write(plugins.resolve("later.jar"));
    assertEquals("x", said(injector(plugins), "later"));
  }

  @Test
  void versionsOfOneMajorNumberTakeEarlierOnes() {
    PluginApiVersion here = new PluginApiVersion(2, 3);
    assertTrue(here.takes(new PluginApiVersion(2, 3)));
    assertTrue(here.takes(new PluginApiVersion(2, 0)));
    for (String other : List.of("2.4", "1.3", "3.0")) {
      assertTrue(!here.takes(PluginApiVersion.parse(other)), other);
    }
    assertEquals("2.3", PluginApiVersion.parse(" 2.3 ").toString());
    for (String wrong : List.of("", "2", "2.3.4", "-1.0", "2.x", "9999999999.0")) {
      assertThrows(IllegalArgumentException.class, () -> PluginApiVersion.parse(wrong), wrong);
    }
  }

  @Test
  void aFactoryThatThrowsWhileLoadingIsTold() throws IOException {
    new AttackJar()
        .attack("Bad", "bad", "x", "public Bad() { throw new IllegalStateException(\"no key\"); }")
        .write(plugins.resolve("bad.jar"));
    String problem = onlyProblem();
    assertEquals(
        "attack Bad in "
            + plugins.resolve("bad.jar")
            + " cannot be used: IllegalStateException: no key",
        problem);
    assertTrue(whyNot(registry(plugins), "bad").endsWith("; " + problem));
  }

  @Test
  void aClassThatFailsToStartIsTold() throws IOException {
    new AttackJar()
        .attack("Bad", "bad", "x", "static final int N = Integer.parseInt(\"x\");")
        .write(plugins.resolve("bad.jar"));
    assertTrue(
        onlyProblem().endsWith("cannot be used: NumberFormatException: For input string: \"x\""));
  }

  @Test
  void aClassThatIsMissingIsTold() throws IOException {
    Path library =
        new AttackJar().source("Base", "public class Base {}").write(folder.resolve("base.jar"));
    new AttackJar()
        .attack("Bad", "bad", "x", "final Base base = new Base();")
        .with(library)
        .write(plugins.resolve("bad.jar"));
    String problem = onlyProblem();
    assertTrue(
        problem.contains("cannot be used: NoClassDefFoundError: Base; put the jar that has"),
        problem);
  }

  /** Nobody may stumble over a member that nobody calls. */
  @Test
  void aMemberWithAMissingTypeHarmsNobody() throws IOException {
    Path library =
        new AttackJar().source("Base", "public class Base {}").write(folder.resolve("base.jar"));
    new AttackJar()
        .attack("Odd", "odd", "fine", "Base unused(Base b) { return b; }")
        .with(library)
        .write(plugins.resolve("odd.jar"));
    Injector injector = injector(plugins);
    assertEquals(List.of(), injector.getInstance(PluginRegistry.class).problems());
    assertEquals("fine", said(injector, "odd"));
  }

  @Test
  void anErrorInWhatAFactorySaysIsTold() throws IOException {
    new AttackJar()
        .attack("Bad", "bad", "x")
        .source(
            "Worse",
            """
            public class Worse extends Bad {
              public String name() { return "worse"; }
              public String summary() { throw new UnsupportedOperationException("later"); }
            }
            """)
        .service("Worse")
        .write(plugins.resolve("bad.jar"));
    assertEquals(
        "attack Worse in "
            + plugins.resolve("bad.jar")
            + " cannot be used: UnsupportedOperationException: later",
        onlyProblem());
  }

  @Test
  void aServiceThatIsNoFactoryIsTold() throws IOException {
    new AttackJar()
        .source("Idle", "public class Idle {}")
        .service("Idle")
        .write(plugins.resolve("bad.jar"));
    String problem = onlyProblem();
    assertTrue(problem.startsWith("attack Idle in " + plugins), problem);
    assertTrue(problem.contains("not a subtype"), problem);
  }

  @Test
  void aDamagedJarIsTold() throws IOException {
    Files.writeString(plugins.resolve("torn.jar"), "PK\3\4 and no more");
    String problem = onlyProblem();
    assertTrue(
        problem.startsWith(
            plugins.resolve("torn.jar") + " cannot be used: it is no jar that can be read: "),
        problem);
    assertTrue(whyNot(registry(plugins), "gone").endsWith("; " + problem));
  }

  @Test
  void aJarOfDamagedClassesIsTold() throws IOException {
    Path good = plugins.resolve("good-1.0.jar");
    byte[] bytes = Files.readAllBytes(good);
    Path bad = plugins.resolve("bad.jar");
    // A file of the archive that does not unpack.
    for (int i = 60; i < bytes.length / 2; i++) {
      bytes[i] = (byte) ~bytes[i];
    }
    Files.write(bad, bytes);
    assertTrue(onlyProblem().startsWith(bad + " cannot be used: "), onlyProblem());
  }

  @Test
  void whatTheApplicationHasIsNotTakenFromAPlugin() throws IOException {
    new AttackJar().service(SwapAttack.class.getName()).write(plugins.resolve("fat.jar"));
    assertEquals(
        "attack swap in "
            + plugins.resolve("fat.jar")
            + " cannot be used: its class "
            + SwapAttack.class.getName()
            + " is in pixel-train, which is used; leave it out of this jar",
        onlyProblem());
  }

  @Test
  void placesThatCannotBePluginsAreTold() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Path library = new AttackJar().write(folder.resolve("library.jar"));
    List<String> problems =
        registry(empty, library).problems().stream().map(PluginProblem::toString).toList();
    assertEquals(
        List.of(
            empty + " cannot be used: there is no jar in this folder",
            library
                + " cannot be used: it names no plug-ins, for which there is META-INF/services"),
        problems);
    assertEquals(
        "the plug-in path names gone, where there is nothing; name a jar or a folder of jars",
        assertThrows(PixelException.class, () -> PluginPath.parse("gone")).getMessage());
    assertTrue(
        assertThrows(PixelException.class, () -> PluginPath.parse("a\0b"))
            .getMessage()
            .endsWith("which cannot be a file"));
  }

  @Test
  void aPathIsReadAndJoined() {
    Path jar = plugins.resolve("good-1.0.jar");
    PluginPath read =
        PluginPath.parse(plugins + File.pathSeparator + " " + File.pathSeparator + jar);
    assertEquals(List.of(plugins, jar), read.places());
    assertEquals(PluginPath.NONE, PluginPath.parse(""));
    Path again = plugins.resolve("..").resolve(plugins.getFileName());
    assertEquals(
        List.of(jar, plugins),
        new PluginPath(List.of(jar)).and(new PluginPath(List.of(plugins, jar, again))).places());
  }
}
