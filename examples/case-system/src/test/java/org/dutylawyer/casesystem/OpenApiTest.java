package org.dutylawyer.casesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.dutylawyer.casesystem.access.Accounts;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The description of the interface says what the interface does. */
@OnH2
class OpenApiTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Autowired MockMvc web;
  @Autowired Accounts accounts;

  @Autowired
  @org.springframework.beans.factory.annotation.Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mappings;

  private JsonNode api() throws Exception {
    return JSON.readTree(
        web.perform(get("/api/openapi.json"))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsString(StandardCharsets.UTF_8));
  }

  private JsonNode asked(String path) throws Exception {
    return JSON.readTree(
        web.perform(get(path).with(user(accounts.loadUserByUsername("police"))))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsString(StandardCharsets.UTF_8));
  }

  @Test
  void it_has_every_operation_and_no_other_with_every_parameter() throws Exception {
    TreeSet<String> described = new TreeSet<>();
    JsonNode api = api();
    api.path("paths")
        .properties()
        .forEach(
            p ->
                p.getValue()
                    .properties()
                    .forEach(
                        m -> {
                          String operation = m.getKey().toUpperCase(Locale.ROOT) + " " + p.getKey();
                          described.add(operation);
                          m.getValue()
                              .path("parameters")
                              .forEach(
                                  q -> {
                                    JsonNode one =
                                        q.has("$ref")
                                            ? api.at(q.path("$ref").asText().substring(1))
                                            : q;
                                    described.add(operation + " " + one.path("name").asText());
                                  });
                        }));
    TreeSet<String> there = new TreeSet<>();
    mappings
        .getHandlerMethods()
        .forEach(
            (info, handler) -> {
              for (String path : info.getPatternValues()) {
                if (path.startsWith("/api/")) {
                  info.getMethodsCondition()
                      .getMethods()
                      .forEach(
                          m -> {
                            there.add(m + " " + path);
                            names(handler).forEach(n -> there.add(m + " " + path + " " + n));
                          });
                }
              }
            });
    assertThat(described).isEqualTo(there);
  }

  private static List<String> names(HandlerMethod handler) {
    List<String> names = new ArrayList<>();
    for (var p : handler.getMethodParameters()) {
      p.initParameterNameDiscovery(new org.springframework.core.DefaultParameterNameDiscoverer());
      var header =
          p.getParameterAnnotation(org.springframework.web.bind.annotation.RequestHeader.class);
      if (header != null) {
        names.add(header.name());
      } else if (p.hasParameterAnnotation(
              org.springframework.web.bind.annotation.RequestParam.class)
          || p.hasParameterAnnotation(org.springframework.web.bind.annotation.PathVariable.class)) {
        names.add(p.getParameterName());
      }
    }
    return names;
  }

  @Test
  void every_reference_in_it_leads_somewhere() throws Exception {
    JsonNode api = api();
    assertThat(api.path("openapi").asText()).startsWith("3.1");
    List<JsonNode> references = api.findValues("$ref");
    assertThat(references).isNotEmpty();
    for (JsonNode ref : references) {
      assertThat(api.at(ref.asText().substring(1)).isMissingNode()).as(ref.asText()).isFalse();
    }
  }

  @Test
  void an_answer_is_as_the_librarys_schema_says() throws Exception {
    var factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    var answers = factory.getSchema(asked("/api/v1/schemas/assessment"));
    var files = factory.getSchema(asked("/api/v1/schemas/case-file?jurisdiction=CN-50"));
    for (JsonNode line : asked("/api/v1/cases")) {
      String id = line.path("id").asText();
      assertThat(answers.validate(asked("/api/v1/cases/" + id + "/answer"))).as(id).isEmpty();
      assertThat(files.validate(asked("/api/v1/cases/" + id))).as(id).isEmpty();
    }
  }
}
