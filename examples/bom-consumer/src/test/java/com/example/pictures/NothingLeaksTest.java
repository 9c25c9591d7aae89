// SPDX-License-Identifier: Apache-2.0
package com.example.pictures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** A project with a parent of its own gets versions of {@code pixel-bom} and nothing else of it. */
class NothingLeaksTest {
  /** This project as Maven sees it, with all that parent and BOM bring. */
  private static Element project;

  @BeforeAll
  static void read() throws Exception {
    project =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(Path.of("target/effective-pom.xml").toFile())
            .getDocumentElement();
  }

  private static List<Element> children(Element parent, String name) {
    NodeList nodes = parent.getChildNodes();
    return IntStream.range(0, nodes.getLength())
        .mapToObj(nodes::item)
        .filter(
            node ->
                node instanceof Element && (name.equals("*") || node.getNodeName().equals(name)))
        .map(Element.class::cast)
        .toList();
  }

  /** Elements at the end of a path. */
  private static List<Element> at(String... path) {
    List<Element> here = List.of(project);
    for (String name : path) {
      here = here.stream().flatMap(element -> children(element, name).stream()).toList();
    }
    return here;
  }

  private static String text(Element parent, String name) {
    return children(parent, name).get(0).getTextContent();
  }

  /** Managed versions by group and artefact. */
  private static Map<String, String> managed() {
    Map<String, String> versions = new TreeMap<>();
    for (Element each : at("dependencyManagement", "dependencies", "dependency")) {
      versions.put(text(each, "groupId") + ":" + text(each, "artifactId"), text(each, "version"));
    }
    return versions;
  }

  @Test
  void theBomGivesVersions() {
    Map<String, String> managed = managed();
    assertEquals("0.1.0-SNAPSHOT", managed.get("org.pixellm:pixel-render-awt"));
    assertTrue(managed.get("ai.djl:api").matches("[0-9.]+"), managed.get("ai.djl:api"));
    assertTrue(
        managed.get("com.ibm.icu:icu4j").matches("[0-9.]+"), managed.get("com.ibm.icu:icu4j"));
  }

  @Test
  void whatTheParentManagesStays() {
    assertEquals("company-parent", at("parent", "artifactId").get(0).getTextContent());
    assertEquals("5.1.0", managed().get("com.google.inject:guice"));
    assertEquals("the company's", at("properties", "djl.version").get(0).getTextContent());
  }

  @Test
  void noPropertiesComeFromTheBom() {
    Set<String> names =
        at("properties", "*").stream()
            .map(Element::getNodeName)
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(
        Set.of(
            "djl.version",
            "icu4j.version",
            "maven.compiler.release",
            "pixel.version",
            "project.build.sourceEncoding"),
        names);
  }

  /** What pixel is built and tested with is for its own parent to manage, not for its users. */
  @Test
  void theBomManagesNothingThatOnlyPixelsBuildNeeds() {
    Set<String> foreign = new TreeSet<>();
    for (String name : managed().keySet()) {
      if (name.matches(
          ".*(gson|error_prone|apiguardian|opentest4j|jqwik|archunit|samples|parent).*")) {
        foreign.add(name);
      }
    }
    assertEquals(Set.of(), foreign);
  }

  @Test
  void noPluginsComeFromTheBom() {
    Set<String> foreign =
        at("build", "plugins", "plugin").stream()
            .filter(plugin -> !children(plugin, "groupId").isEmpty())
            .map(plugin -> text(plugin, "groupId"))
            .filter(group -> !group.equals("org.apache.maven.plugins"))
            .collect(Collectors.toSet());
    assertEquals(Set.of(), foreign);
  }

  @Test
  void noDependenciesComeFromTheBom() {
    Set<String> names =
        at("dependencies", "dependency").stream()
            .map(dependency -> text(dependency, "artifactId"))
            .collect(Collectors.toSet());
    assertEquals(Set.of("pixel-render-awt", "junit-jupiter"), names);
  }
}
