package org.dutylawyer.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** The bill of materials fixes the versions of this project, and of nothing that is not ours. */
class BomTest {

  private static final XPath PATH = XPathFactory.newInstance().newXPath();

  private static Document pom(String path) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(Path.of("..").resolve(path).toFile());
  }

  private static List<String> texts(String path, Document pom) throws Exception {
    NodeList found = (NodeList) PATH.evaluate(path, pom, XPathConstants.NODESET);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      texts.add(found.item(i).getTextContent());
    }
    return texts;
  }

  @Test
  void it_manages_our_artifacts_only_and_inherits_no_others() throws Exception {
    Document bom = pom("bom/pom.xml");
    assertThat(texts("/project/parent", bom)).isEmpty();
    assertThat(texts("//dependencyManagement//groupId", bom)).containsOnly("org.dutylawyer");
    assertThat(texts("//dependencyManagement//artifactId", bom))
        .containsExactlyInAnyOrder(
            "rules-calendar",
            "rules-engine",
            "rules-workbench",
            "rules-national",
            "rules-chongqing",
            "rules-jilin");
    assertThat(texts("//dependencyManagement//version", bom)).containsOnly("${project.version}");
    assertThat(texts("//dependencyManagement//scope", bom)).isEmpty();
  }

  @Test
  void it_has_the_version_of_all_others() throws Exception {
    assertThat(texts("/project/version", pom("bom/pom.xml")))
        .isEqualTo(texts("/project/version", pom("../pom.xml")));
  }
}
