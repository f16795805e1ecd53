package org.dutylawyer.casesystem.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.dutylawyer.casesystem.access.AnyAccount;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The description of the interface for machines, to read. */
@Controller
public class InterfacePages {

  /** An operation. */
  public record Operation(
      String method,
      String path,
      String summary,
      List<Parameter> parameters,
      List<Answer> answers) {}

  /** A parameter. */
  public record Parameter(String name, String in, String description) {}

  /** What it may answer. */
  public record Answer(String status, String description) {}

  /** The page. */
  @GetMapping("/interface")
  @AnyAccount
  public String show(Model model) throws IOException {
    try (InputStream in = new ClassPathResource("openapi.json").getInputStream()) {
      JsonNode api = new ObjectMapper().readTree(in);
      List<Operation> operations = new ArrayList<>();
      api.path("paths")
          .properties()
          .forEach(
              path ->
                  path.getValue()
                      .properties()
                      .forEach(
                          m ->
                              operations.add(
                                  operation(api, m.getKey(), path.getKey(), m.getValue()))));
      model.addAttribute("operations", operations);
      model.addAttribute("about", api.path("info").path("description").asText());
    }
    return "interface";
  }

  private static Operation operation(JsonNode api, String method, String path, JsonNode operation) {
    List<Parameter> parameters = new ArrayList<>();
    for (JsonNode given : operation.path("parameters")) {
      JsonNode p = resolved(api, given);
      parameters.add(
          new Parameter(
              p.path("name").asText(), p.path("in").asText(), p.path("description").asText()));
    }
    List<Answer> answers = new ArrayList<>();
    operation
        .path("responses")
        .properties()
        .forEach(
            r ->
                answers.add(
                    new Answer(
                        r.getKey(), resolved(api, r.getValue()).path("description").asText())));
    return new Operation(
        method.toUpperCase(java.util.Locale.ROOT),
        path,
        operation.path("summary").asText(),
        parameters,
        answers);
  }

  private static JsonNode resolved(JsonNode api, JsonNode node) {
    return node.has("$ref") ? api.at(node.path("$ref").asText().substring(1)) : node;
  }
}
