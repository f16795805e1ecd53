package org.dutylawyer.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class BriefSizeTest {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private static ObjectNode duty(String action, String state, String due) {
    ObjectNode duty = JSON.objectNode();
    duty.put("norm", "甲/1/1").put("actor", "court").put("action", action);
    duty.put("outcome", "applies").put("state", state);
    return due.isEmpty() ? duty : duty.put("due", due).put("safe", due);
  }

  private static ObjectNode answer() {
    ObjectNode json = JSON.objectNode();
    json.putArray("entitlements");
    json.putArray("duties");
    json.putArray("grounds");
    return json;
  }

  @Test
  void what_stands_alike_is_one_entry_with_each_day_that_somebody_has_to_act_on() {
    ArrayNode duties = JSON.arrayNode();
    duties.add(duty("tell", "breached", "2025-10-10"));
    duties.add(duty("give", "pending", "2025-10-15"));
    duties.add(duty("tell", "breached", "2025-10-13"));
    duties.add(duty("give", "pending", "2025-10-16"));
    duties.add(duty("show", "no-record", "2025-09-01").put("silence", "nothing"));
    duties.add(duty("show", "no-record", "2025-09-02").put("silence", "nothing"));
    assertThat(BriefSize.gathered(duties).toString())
        .isEqualTo(
            duty("tell", "breached", "2025-10-10")
                    .put("times", 2)
                    .<ObjectNode>set("days", JSON.arrayNode().add("2025-10-10").add("2025-10-13"))
                    .toString()
                    .transform(first -> "[" + first)
                + ","
                // Each date that can still be kept has an entry, and a safe day, of its own.
                + duty("give", "pending", "2025-10-15")
                + ","
                + duty("give", "pending", "2025-10-16")
                + ","
                + duty("show", "no-record", "2025-09-01").put("silence", "nothing").put("times", 2)
                + "]");
  }

  @Test
  void what_the_same_norm_asks_for_other_events_is_the_same_once_more() {
    ArrayNode duties = JSON.arrayNode();
    ObjectNode record = duty("record", "pending", "");
    ArrayNode also = record.putArray("also");
    also.addObject().put("norm", "甲/1/1").put("outcome", "applies").put("state", "pending");
    also.addObject().put("norm", "乙/2/1").put("outcome", "applies").put("state", "pending");
    also.addObject().put("norm", "乙/2/1").put("outcome", "applies").put("state", "pending");
    duties.add(record);
    JsonNode one = BriefSize.gathered(duties).get(0);
    assertThat(one.path("times").asInt()).isEqualTo(2);
    assertThat(one.path("also")).hasSize(1);
    assertThat(one.path("also").get(0).path("times").asInt()).isEqualTo(2);
  }

  @Test
  void all_the_facts_that_are_needed_stay() {
    ArrayNode duties = JSON.arrayNode();
    for (String need : new String[] {"e1.on-site-lawyer", "e2.on-site-lawyer"}) {
      ObjectNode duty = duty("arrange", "undetermined", "2025-10-10");
      duty.putArray("needs").add(need);
      duties.add(duty);
    }
    JsonNode one = BriefSize.gathered(duties).get(0);
    assertThat(one.path("times").asInt()).isEqualTo(2);
    assertThat(one.path("needs").toString())
        .isEqualTo("[\"e1.on-site-lawyer\",\"e2.on-site-lawyer\"]");
  }

  @Test
  void what_presses_least_is_left_out_and_counted() {
    ObjectNode json = answer();
    ArrayNode duties = (ArrayNode) json.get("duties");
    duties.add(duty("first", "breached", "2025-10-10"));
    for (int i = 0; i < 100; i++) {
      duties.add(duty("act" + i, "met", ""));
    }
    duties.add(duty("gathered", "no-record", "").put("times", 7));
    ArrayNode grounds = (ArrayNode) json.get("grounds");
    grounds.addObject().put("ground", "made out").put("result", "met");
    grounds.addObject().put("ground", "excluded").put("result", "not-met");
    BriefSize.fit(json, 2_000);
    assertThat(BriefSize.bytes(json)).isLessThanOrEqualTo(2_000);
    assertThat(duties.get(0).path("action").asText()).isEqualTo("first");
    JsonNode left = json.path("left").path("duties");
    assertThat(left.path("no-record").asInt()).isEqualTo(7);
    assertThat(left.path("met").asInt()).isEqualTo(101 - duties.size());
    assertThat(grounds).hasSize(2);
    BriefSize.fit(json, 170); // less than both grounds take by themselves
    assertThat(grounds).hasSize(1);
    assertThat(grounds.get(0).path("result").asText()).isEqualTo("met");
  }

  @Test
  void an_answer_that_fits_stays_as_it_is() {
    ObjectNode json = answer();
    ((ArrayNode) json.get("duties")).add(duty("first", "met", "2025-10-10"));
    ObjectNode before = json.deepCopy();
    BriefSize.fit(json, 2_000);
    assertThat(json).isEqualTo(before);
  }
}
