package org.dutylawyer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.dutylawyer.answer.JsonAnswer;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.calendar.WorkingCalendar;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.casefile.CaseFileReader;
import org.dutylawyer.internal.Engine;
import org.dutylawyer.internal.Way;
import org.dutylawyer.internal.network.Stack;
import org.dutylawyer.internal.network.StackCompiler;
import org.dutylawyer.language.PackLoader;
import org.dutylawyer.language.PackReader;
import org.dutylawyer.language.Scenario;
import org.dutylawyer.pack.CompiledPack;
import org.dutylawyer.pack.GroundSheet;
import org.dutylawyer.pack.Pack;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.pack.RuleModel;
import org.dutylawyer.pack.RulePack;
import org.dutylawyer.packs.national.NationalPack;
import org.dutylawyer.workbench.Workbench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kie.api.KieBase;
import org.kie.api.io.ResourceType;
import org.kie.internal.builder.CompositeKnowledgeBuilder;
import org.kie.internal.builder.KnowledgeBuilder;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.io.ResourceFactory;

/**
 * Packs as their build compiled them, beside the same packs read from their files, and beside what
 * Drools makes of these files.
 */
final class CompiledPacksTest {

  private static final Path LIYANG =
      Path.of("../liyang-pack/src/main/resources/org/dutylawyer/packs/liyang");

  @TempDir private Path folder;

  private static List<PackFiles> shipped() {
    List<PackFiles> shipped = new ArrayList<>();
    ServiceLoader.load(RulePack.class).forEach(pack -> shipped.add(PackFiles.fromService(pack)));
    return shipped;
  }

  private static Engine load(List<PackFiles> files) {
    return Engine.load(
        new Workbench(WorkingCalendar.china()).compile(files), Set.of(), WorkingCalendar.china());
  }

  /** The packs of these files with the networks that Drools compiles from their DRL. */
  private static Engine drl(List<PackFiles> files) {
    Map<String, Pack> packs = new LinkedHashMap<>();
    files.forEach(
        one -> {
          Pack pack = one.compiled().orElseThrow().pack(one);
          packs.put(pack.id(), pack);
        });
    return Engine.of(packs, Set.of(), WorkingCalendar.china(), new FromDrl());
  }

  /** Puts no rule together from its model: Drools reads the text. */
  private static final class FromDrl extends StackCompiler {
    @Override
    public KieBase base(List<Pack> packs, Map<String, RuleModel> variants) {
      KnowledgeBuilder builder = KnowledgeBuilderFactory.newKnowledgeBuilder();
      CompositeKnowledgeBuilder together = builder.batch();
      for (Pack pack : packs) {
        for (String path : pack.files().paths(".drl")) {
          together.add(
              ResourceFactory.newByteArrayResource(pack.files().files().get(path)),
              ResourceType.DRL);
        }
      }
      together.build();
      assertThat(builder.getErrors()).isEmpty();
      return builder.newKieBase();
    }
  }

  @Test
  void everyShippedPackWasCompiledByItsBuildAndReadsLikeItsFiles() {
    List<PackFiles> shipped = shipped();
    assertThat(shipped).hasSize(4).allMatch(files -> files.compiled().isPresent());
    for (PackFiles files : shipped) {
      Pack compiled = files.compiled().orElseThrow().pack(files);
      Pack read = PackLoader.read(files.uncompiled());
      assertThat(compiled.rules()).isNotEmpty().isEqualTo(read.rules());
      assertThat(compiled.notComputable()).isEqualTo(read.notComputable());
      assertThat(compiled.manifest())
          .usingRecursiveComparison()
          .ignoringFields("instruments")
          .isEqualTo(read.manifest());
      assertThat(GroundSheet.of(List.of(compiled))).isEqualTo(GroundSheet.of(List.of(read)));
      assertThat(compiled.files().sha256()).isEqualTo(read.files().sha256());
      for (int i = 0; i < read.manifest().instruments().size(); i++) {
        var one = compiled.manifest().instruments().get(i);
        var other = read.manifest().instruments().get(i);
        assertThat(one.text().outline()).isEqualTo(other.text().outline());
        assertThat(one.text().passages()).isEqualTo(other.text().passages());
        assertThat(one.text().articles()).isEqualTo(other.text().articles());
        assertThat(one.text().source()).isEqualTo(other.text().source());
        assertThat(one).usingRecursiveComparison().ignoringFields("text").isEqualTo(other);
      }
    }
  }

  @Test
  void everyScenarioIsAnsweredAlikeToTheByte() {
    Engine compiled = load(shipped());
    Engine anew = drl(shipped());
    int asked = 0;
    for (Pack pack : anew.packs().values()) {
      for (Scenario scenario : scenarios(pack)) {
        assertThat(answer(compiled, scenario))
            .as(scenario.title())
            .isEqualTo(answer(anew, scenario));
        asked++;
      }
    }
    assertThat(asked).isGreaterThan(1000);
  }

  @Test
  void aPackFromAFolderLiesOverAPackThatABuildCompiled() {
    PackFiles national = PackFiles.fromService(new NationalPack());
    PackFiles liyang = PackFiles.fromFolder(LIYANG);
    assertThat(liyang.compiled()).isEmpty();
    Engine mixed = load(List.of(national, liyang));
    Engine compiled = drl(shipped());
    List<Scenario> scenarios = scenarios(mixed.packs().get("CN-320481"));
    assertThat(scenarios).hasSizeGreaterThan(50);
    for (Scenario scenario : scenarios) {
      assertThat(answer(mixed, scenario))
          .as(scenario.title())
          .isEqualTo(answer(compiled, scenario));
    }
  }

  @Test
  void aJurisdictionThatNobodyAsksAboutGetsNoNetworkOfRules() {
    Engine engine = load(shipped());
    assertThat(engine.asked()).isEmpty();
    assertThat(engine.vocabulary("CN-50").event("help-notice-received")).isPresent();
    assertThat(engine.packsFor("CN-22")).hasSize(2);
    assertThat(engine.asked()).isEmpty();

    answer(engine, scenarios(engine.packs().get("CN")).get(0));

    assertThat(engine.asked()).containsExactly("CN");
  }

  @Test
  void manyThreadsThatAskFirstGetTheSameNetwork() throws Exception {
    Engine engine = load(shipped());
    List<Stack> stacks = java.util.Collections.synchronizedList(new ArrayList<>());
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      threads.add(new Thread(() -> stacks.add(engine.stack("CN-50"))));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(stacks).hasSize(8);
    assertThat(Set.copyOf(stacks)).hasSize(1);
  }

  @Test
  void whatABuildCompiledIsNotUsedBesideAnyOtherFile() throws IOException {
    assertThat(copied(Map.of()).compiled()).isPresent();
    assertThat(copied(Map.of("art-04.drl", "// another rule\n")).compiled()).isEmpty();
    assertThat(copied(Map.of("art-99.drl", "// one more file\n")).compiled()).isEmpty();
    assertThat(copied(Map.of("instrument.md", "another text\n")).compiled()).isEmpty();
  }

  @Test
  void aModelThatTheFilesBesideItDoNotGiveHasAnotherHashAndFailsTheCheck() throws IOException {
    Pack national = PackLoader.read(PackFiles.fromService(new NationalPack()).uncompiled());
    Pack shorter =
        new Pack(
            national.files(),
            national.manifest(),
            national.vocabularies(),
            national.rules().subList(1, national.rules().size()),
            national.notComputable(),
            national.grounds());
    byte[] honest = CompiledPack.of(national, List.of(national));
    byte[] forged = CompiledPack.of(shorter, List.of(shorter));

    PackFiles real = copied(Map.of(), honest);
    PackFiles believed = copied(Map.of(), forged);

    assertThat(believed.compiled()).isPresent();
    assertThat(believed.sha256()).isEqualTo(real.sha256());
    assertThat(believed.modelSha256())
        .isNotEqualTo(real.modelSha256())
        .isEqualTo(PackFiles.sha256(forged));
    assertThat(modelsSaid(believed)).containsExactly(believed.modelSha256());
    Workbench workbench = new Workbench(WorkingCalendar.china());
    assertThat(workbench.inspect(real, List.of()).form()).isEmpty();
    assertThat(workbench.inspect(believed, List.of()).form())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.where()).endsWith("/pack.model");
              assertThat(problem.found().en()).contains("do not give");
            });
  }

  @Test
  void aModelThatNamesAnotherHashOfItsFilesIsRefused() throws IOException {
    Pack national = PackLoader.read(PackFiles.fromService(new NationalPack()).uncompiled());
    byte[] model = CompiledPack.of(national, List.of(national));
    String hash = national.files().sha256();
    String text = new String(model, StandardCharsets.ISO_8859_1);
    assertThat(text).contains(hash);
    byte[] forged =
        text.replace(hash, "0".repeat(hash.length())).getBytes(StandardCharsets.ISO_8859_1);

    PackFiles files = copied(Map.of(), forged);

    assertThat(files.compiled()).isPresent();
    assertThat(files.sha256()).isEqualTo(hash);
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> Engine.load(List.of(files), Set.of(), WorkingCalendar.china()))
        .isInstanceOf(org.dutylawyer.problem.BadInputException.class)
        .hasMessageContaining("pack.model")
        .hasMessageContaining(hash);
  }

  /** The hashes of what was executed, as an answer says them. */
  private static List<String> modelsSaid(PackFiles files) {
    Engine engine = load(List.of(files));
    List<String> said = new ArrayList<>();
    engine.stack("CN").used().forEach(pack -> said.add(pack.model()));
    return said;
  }

  @Test
  void aModelOfAnotherVersionIsNoModel() {
    assertThat(CompiledPack.open(new byte[64])).isEmpty();
    assertThat(CompiledPack.open(new byte[0])).isEmpty();
  }

  @Test
  void aRuleThatTheExecutableModelDoesNotKnowIsRefusedWhenThePackIsCompiled() {
    Pack national = PackLoader.read(PackFiles.fromService(new NationalPack()).uncompiled());
    RuleModel rule = national.rules().get(0);
    RuleModel.Call odd =
        new RuleModel.Call("amnesty", List.of(), List.of(), rule.consequence().place());
    RuleModel other =
        new RuleModel(
            rule.name(),
            rule.norm(),
            rule.quote(),
            rule.inForce(),
            rule.relations(),
            rule.metadata(),
            rule.conditions(),
            odd,
            rule.comment(),
            rule.place());
    Pack changed =
        new Pack(
            national.files(),
            national.manifest(),
            national.vocabularies(),
            List.of(other),
            national.notComputable(),
            national.grounds());
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> StackCompiler.tryOut(changed))
        .hasMessageContaining("amnesty");
  }

  /** The national pack in a folder of classes and in a jar, with some files changed. */
  private PackFiles copied(Map<String, String> changed) throws IOException {
    try (InputStream model =
        NationalPack.class
            .getClassLoader()
            .getResourceAsStream(new NationalPack().root() + "/" + CompiledPack.FILE)) {
      return copied(changed, model.readAllBytes());
    }
  }

  /** The same with what is said to have been compiled of it. */
  private PackFiles copied(Map<String, String> changed, byte[] model) throws IOException {
    PackFiles national = PackFiles.fromService(new NationalPack());
    String root = new NationalPack().root() + "/";
    Path jar = Files.createTempFile(folder, "pack", ".jar");
    Map<String, byte[]> files = new java.util.TreeMap<>(national.files());
    changed.forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
    files.put(CompiledPack.FILE, model);
    Path classes = Files.createTempDirectory(folder, "classes");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        out.putNextEntry(new JarEntry(root + file.getKey()));
        out.write(file.getValue());
        Path copy = classes.resolve(root + file.getKey());
        Files.createDirectories(copy.getParent());
        Files.write(copy, file.getValue());
      }
    }
    PackFiles inJar = offered(jar.toUri().toURL(), root);
    PackFiles inFolder = offered(classes.toUri().toURL(), root);
    assertThat(inJar.compiled().isPresent()).isEqualTo(inFolder.compiled().isPresent());
    assertThat(inJar.sha256()).isEqualTo(inFolder.sha256());
    return inJar;
  }

  /** A service whose class path is that place. */
  private static PackFiles offered(URL place, String root) {
    ClassLoader loader =
        new URLClassLoader(new URL[] {place}, null) {
          @Override
          protected Class<?> findClass(String name) throws ClassNotFoundException {
            return CompiledPacksTest.class.getClassLoader().loadClass(name);
          }
        };
    RulePack pack =
        (RulePack)
            Proxy.newProxyInstance(
                loader,
                new Class<?>[] {RulePack.class},
                (proxy, method, arguments) -> root.substring(0, root.length() - 1));
    return PackFiles.fromService(pack);
  }

  private static List<Scenario> scenarios(Pack pack) {
    return PackReader.scenarios(pack.files(), pack.id()).values().stream()
        .flatMap(List::stream)
        .toList();
  }

  private static String answer(Engine engine, Scenario scenario) {
    String jurisdiction = scenario.caseFile().path("jurisdiction").asText();
    CaseFile file =
        new CaseFileReader(engine.vocabulary(jurisdiction))
            .weekdays(true)
            .fromTree(scenario.caseFile(), scenario.where());
    return JsonAnswer.of(
            engine.assess(
                file,
                scenario.asOf(),
                scenario.knownOn().map(Moment::date).orElse(scenario.asOf().date()),
                scenario.readings(),
                true,
                true,
                Way.NETWORK))
        .toPrettyString();
  }
}
