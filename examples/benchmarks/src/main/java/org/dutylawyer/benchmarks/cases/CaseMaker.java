package org.dutylawyer.benchmarks.cases;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.dutylawyer.calendar.WorkingCalendar;
import org.jspecify.annotations.Nullable;

/**
 * Makes up one case file at a time. Case number n depends on the seed and on n alone, so a file can
 * be cut, continued or compared without the cases before it.
 *
 * <p>The shares are assumptions that make a realistic load. They are no statistics and say nothing
 * about any place.
 */
final class CaseMaker {

  /** Events lie in the two years before the day asked about. */
  private static final int DAYS_BACK = 730;

  /** A planned event lies at most so far ahead. */
  private static final int DAYS_AHEAD = 60;

  /** The provinces and, for size, their inhabitants in the census of 2020, in hundred thousands. */
  private static final int[][] PROVINCES = {
    {11, 219}, {12, 139}, {13, 746}, {14, 349}, {15, 240}, {21, 426}, {22, 241}, {23, 319},
    {31, 249}, {32, 847}, {33, 646}, {34, 610}, {35, 415}, {36, 452}, {37, 1015}, {41, 994},
    {42, 578}, {43, 664}, {44, 1260}, {45, 501}, {46, 101}, {50, 321}, {51, 837}, {52, 386},
    {53, 472}, {54, 36}, {61, 395}, {62, 250}, {63, 59}, {64, 72}, {65, 259},
  };

  /** Some places below a province, by their codes in GB/T 2260. */
  private static final Map<Integer, List<String>> PLACES =
      Map.of(
          22, List.of("CN-220102", "CN-220202"),
          32, List.of("CN-320481", "CN-320102", "CN-320506"),
          33, List.of("CN-330106", "CN-330203"),
          37, List.of("CN-370102", "CN-370202"),
          44, List.of("CN-440106", "CN-440305"),
          50, List.of("CN-500103", "CN-500112"),
          51, List.of("CN-510104"));

  private static final String[] SURNAMES = {
    "王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "徐", "孙", "马", "朱", "胡", "郭", "何", "林", "高",
    "罗", "郑", "梁", "谢", "宋", "唐", "许", "邓", "韩", "冯", "曹", "彭", "曾"
  };
  private static final String[] MARKS = {"甲", "乙", "丙", "丁"};
  private static final String[] CHARGES = {
    "盗窃罪", "诈骗罪", "故意伤害罪", "危险驾驶罪", "寻衅滋事罪", "交通肇事罪", "掩饰、隐瞒犯罪所得罪", "帮助信息网络犯罪活动罪", "开设赌场罪", "非法拘禁罪"
  };
  private static final String[] GRAVE_CHARGES = {"故意杀人罪", "贩卖毒品罪", "抢劫罪", "故意伤害（致人死亡）罪"};
  private static final String[] CONDUCT = {
    "property-taken-from-client",
    "property-taken-from-relative",
    "improper-benefit-sought",
    "paid-service-offered",
    "case-facts-disclosed"
  };

  private final long seed;
  private final LocalDate first;
  private final int last;
  private final boolean[] working;
  private final String[] dates;
  private final int inhabitants;

  /**
   * A maker of case files.
   *
   * @param seed decides every case
   * @param until the day on which the cases are asked about: what happened lies before it
   */
  CaseMaker(long seed, LocalDate until) {
    this.seed = seed;
    this.first = until.minusDays(DAYS_BACK);
    this.last = DAYS_BACK;
    WorkingCalendar calendar = WorkingCalendar.china();
    working = new boolean[DAYS_BACK + 2 * DAYS_AHEAD];
    dates = new String[working.length];
    for (int i = 0; i < working.length; i++) {
      LocalDate day = first.plusDays(i);
      working[i] = isWorkingDay(calendar, day);
      dates[i] = day.toString();
    }
    int sum = 0;
    for (int[] province : PROVINCES) {
      sum += province[1];
    }
    inhabitants = sum;
  }

  /** Whether people work on a day; of a year without a notice, by the day of the week alone. */
  static boolean isWorkingDay(WorkingCalendar calendar, LocalDate day) {
    return calendar.announced(day.getYear())
        ? calendar.isWorkingDay(day)
        : day.getDayOfWeek().getValue() <= 5;
  }

  /** The numbers that one case is made from; another one of the same seed and case is equal. */
  SplittableRandom random(long number) {
    return new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number);
  }

  /**
   * Writes a case as one JSON object.
   *
   * @param number the number of the case, from 0
   * @throws IOException if the generator cannot write
   */
  void write(long number, JsonGenerator json) throws IOException {
    new Case(number, random(number)).write(json);
  }

  /** One case being made. */
  private final class Case {
    private final long number;
    private final SplittableRandom random;
    private final Map<String, Object> proceeding = new LinkedHashMap<>();
    private final List<Suspect> persons = new ArrayList<>();
    private final List<Happening> events = new ArrayList<>();
    private final Map<String, Object> lawyer = new LinkedHashMap<>();
    private final Map<String, Object> station = new LinkedHashMap<>();
    private String lawyerId = "";
    private String jurisdiction = "";

    /** The share of the facts that nobody wrote down; most files know all that is asked. */
    private final int unknownPercent;

    /** Most registers hold one stage; a third holds the whole course. */
    private final boolean whole;

    private String charge = "";
    private String procedure = "";

    Case(long number, SplittableRandom random) {
      this.number = number;
      this.random = random;
      int known = random.nextInt(100);
      this.unknownPercent = known < 60 ? 0 : known < 90 ? 10 : 40;
      this.whole = random.nextInt(100) < 33;
      place();
      people();
      course();
      events.removeIf(e -> e.day > last && !e.planned);
      events.sort(Comparator.comparingInt((Happening e) -> e.day).thenComparingInt(e -> e.minute));
    }

    // --- chances ---------------------------------------------------------------------------------

    private boolean chance(double percent) {
      return random.nextDouble() * 100 < percent;
    }

    private int between(int from, int to) {
      return from + random.nextInt(to - from + 1);
    }

    private <T> T one(T[] of) {
      return of[random.nextInt(of.length)];
    }

    /** A fact that may be missing. */
    private void fact(Map<String, Object> facts, String name, Object value) {
      if (unknownPercent == 0 || random.nextInt(100) >= unknownPercent) {
        facts.put(name, value);
      }
    }

    // --- who and where ---------------------------------------------------------------------------

    private void place() {
      int at = random.nextInt(inhabitants);
      int province = 0;
      for (int[] one : PROVINCES) {
        at -= one[1];
        if (at < 0) {
          province = one[0];
          break;
        }
      }
      jurisdiction = "CN-" + province;
      List<String> places = PLACES.getOrDefault(province, List.of());
      if (!places.isEmpty() && chance(15)) {
        jurisdiction = places.get(random.nextInt(places.size()));
      }
    }

    private void people() {
      int share = random.nextInt(100);
      int count = share < 82 ? 1 : share < 93 ? 2 : share < 98 ? 3 : 4;
      for (int i = 0; i < count; i++) {
        persons.add(new Suspect(one(SURNAMES) + "某" + MARKS[i]));
      }
      persons.forEach(this::describe);
      if (count > 1) {
        for (Suspect person : persons) {
          boolean others = persons.stream().anyMatch(p -> p != person && p.retained);
          fact(person.facts, "co-defendant-has-counsel", others);
        }
      }
      boolean grave = persons.stream().anyMatch(p -> p.grave);
      charge = grave ? one(GRAVE_CHARGES) : one(CHARGES);
      int way = random.nextInt(100);
      procedure =
          grave || persons.stream().anyMatch(p -> p.statutory && !p.pleads) || way >= 65
              ? "ordinary"
              : way < 30 ? "fast-track" : "summary";
    }

    private void describe(Suspect person) {
      person.pleads = chance(82.5);
      person.minor = chance(3);
      String sight = chance(0.4) ? (chance(25) ? "blind" : "disabled") : "unimpaired";
      String hearing = chance(0.5) ? (chance(50) ? "deaf" : "disabled") : "unimpaired";
      String speech = chance(0.2) ? (chance(50) ? "mute" : "disabled") : "unimpaired";
      String capacity = "full";
      if (chance(1)) {
        capacity =
            chance(70) ? "mentally-ill-partly" : chance(70) ? "cannot-fully-discern" : "lost";
      }
      String penalty = chance(1.5) ? (chance(80) ? "life" : "death") : "fixed-term-or-less";
      person.grave = !penalty.equals("fixed-term-or-less");
      person.statutory =
          person.minor
              || person.grave
              || !sight.equals("unimpaired")
              || !hearing.equals("unimpaired")
              || !speech.equals("unimpaired")
              || !capacity.equals("full");
      person.retained = chance(28);
      person.held = chance(person.grave ? 97 : 45);
      // Born so that the age fits on every day of the file: a minor is one still on the last day.
      int years = person.minor ? between(14, 16) : between(21, 68);
      LocalDate born = first.plusDays(last).minusYears(years).minusDays(between(1, 360));
      if (chance(50)) {
        person.born = born.toString();
      } else {
        fact(person.facts, "age-group", person.minor ? "minor" : "adult");
      }
      fact(person.facts, "sight", sight);
      fact(person.facts, "hearing-ability", hearing);
      fact(person.facts, "speech", speech);
      fact(person.facts, "capacity", capacity);
      fact(person.facts, "possible-penalty", penalty);
      fact(person.facts, "crime-during-suspended-death-sentence", false);
      fact(person.facts, "economic-difficulty", chance(25));
      fact(person.facts, "possibly-no-crime", chance(1));
      fact(person.facts, "pleads", person.pleads);
      if (chance(20)) {
        fact(person.facts, "held-elsewhere", chance(5));
      }
    }

    // --- what happened ---------------------------------------------------------------------------

    private void course() {
      boolean security = chance(0.05);
      boolean terror = !security && chance(0.05);
      fact(proceeding, "crime-kind", security ? "state-security" : terror ? "terrorism" : "other");
      String organ =
          security
              ? "state-security-organ"
              : chance(96) ? "police" : chance(70) ? "procuratorate" : "prison";
      fact(proceeding, "investigating-organ", organ);
      fact(proceeding, "procedure", procedure);
      boolean second = chance(5);
      fact(proceeding, "instance", second ? "second" : "first");
      fact(proceeding, "in-absentia", chance(0.05));
      fact(proceeding, "compulsory-treatment", false);
      fact(proceeding, "electronic-file", chance(60));
      fact(proceeding, "major-social-impact", chance(0.5));
      if (second) {
        fact(proceeding, "prosecution-protest", chance(10));
      }

      boolean lawyerNeeded = persons.stream().anyMatch(p -> !p.retained);
      if (lawyerNeeded) {
        lawyerId = one(SURNAMES) + "律师";
        fact(lawyer, "duty-posting", chance(40) ? "posted" : "arranged");
        fact(lawyer, "practice-kind", chance(85) ? "private-practice" : "legal-aid-agency");
        fact(lawyer, "trained", chance(95));
        fact(lawyer, "on-roster", chance(97));
        fact(lawyer, "years-of-practice", between(1, 25));
        fact(lawyer, "training-hours", between(2, 16));
        fact(lawyer, "yearly-training-hours", between(0, 20));
      }
      if (chance(4)) {
        fact(station, "host", chance(60) ? "detention-house" : "court");
        fact(station, "duty-mode", chance(80) ? "on-site" : "telephone");
      }

      int begun = random.nextInt(last - 5);
      int review = begun + (procedure.equals("ordinary") ? between(60, 200) : between(15, 90));
      int days = procedure.equals("ordinary") ? between(20, 60) : between(5, 15);
      int trial = Math.max(review + days, workday(review) + 1); // no two stages after one holiday
      boolean inReview = review <= last;
      boolean inTrial = trial <= last;
      boolean showsInvestigation = whole || !inReview || chance(20);
      boolean showsReview = inReview && (whole || !inTrial || chance(20));
      if (showsInvestigation) {
        investigation(begun, organ.equals("prison") ? "investigating-organ" : organ);
      } else {
        persons.forEach(this::standing);
      }
      if (showsReview) {
        review(review);
      }
      if (inTrial) {
        trial(trial);
      }
      if (!showsInvestigation && !showsReview && !inTrial) {
        proceeding.put("stage", "investigation");
      }
      conduct(begun);
    }

    /** What a file of a later stage says of a person, without how it came about. */
    private void standing(Suspect person) {
      fact(person.facts, "counsel", counsel(person));
      fact(person.facts, "custody", person.held ? "arrested" : "bail");
    }

    private String counsel(Suspect person) {
      if (person.retained) {
        return chance(98) ? "retained-lawyer" : "retained-non-lawyer";
      }
      return person.statutory && chance(85) ? "assigned" : "none";
    }

    private void investigation(int day, String organ) {
      add("stage-begun", workday(day)).to("investigation").by(organ);
      for (Suspect person : persons) {
        int caught = day + between(0, 2);
        fact(person.facts, "counsel", "none");
        if (person.held) {
          add("custody-changed", caught).of(person).to("detained").by(organ);
          Happening in =
              add("admitted-to-detention", caught).of(person).at(20 * 60 + between(0, 200));
          if (chance(90)) {
            in.document("rights-notice", "duty-lawyer-system", "第六项");
          }
          if (chance(95)) {
            add("help-right-told-in-detention", chance(93) ? caught : caught + 1)
                .of(person)
                .by("detention-house");
          }
        } else {
          add("custody-changed", caught).of(person).to("bail").by(organ);
        }
        int asked = caught + 1;
        add("first-interrogation", asked).of(person).at(between(8 * 60, 18 * 60)).by(organ);
        told(person, caught, organ, "counsel-right-told"); // 采取强制措施的时候（刑事诉讼法第三十四条第二款）
        told(person, asked, organ, "help-right-told");
        if (person.retained) {
          add("counsel-changed", workday(asked + between(1, 30))).of(person).to(counsel(person));
        } else if (person.statutory) {
          assigned(person, asked, organ);
        } else {
          help(person, asked + between(1, 10), organ, "detention-place");
        }
        if (person.held) {
          String next = chance(person.grave ? 98 : 65) ? "arrested" : "bail";
          int decided = workday(caught + between(7, 37));
          add("custody-changed", decided).of(person).to(next).by(organ);
          if (next.equals("bail")) {
            add("released-from-detention", decided).of(person);
          }
        }
      }
    }

    private void told(Suspect person, int day, String organ, String... what) {
      for (String type : what) {
        if (chance(95)) {
          Happening telling =
              add(type, chance(92) ? day : workday(day + between(2, 9))).of(person).by(organ);
          if (type.equals("help-right-told") || type.equals("counsel-right-told")) {
            telling.fact("in-writing", chance(80));
          }
        }
      }
    }

    /** 通知辩护: the way from the ground to the lawyer, mostly in time. */
    private void assigned(Suspect person, int day, String organ) {
      add("defence-ground-found", day).of(person).by(organ);
      if (chance(6)) {
        return;
      }
      int sent = workday(day + (chance(90) ? between(0, 3) : between(4, 20)));
      add("defence-notice-sent", sent).of(person).by(organ);
      Happening received = add("defence-notice-received", workday(sent + between(0, 1))).of(person);
      int named = workday(received.day + (chance(92) ? between(0, 3) : between(4, 12)));
      add("defender-assigned", named).of(person).re(received);
      add("defender-notified-to-organ", workday(named + between(0, 2))).of(person).re(received);
      add("counsel-changed", named).of(person).to("assigned");
      if (chance(1)) {
        add("defence-refused", workday(named + between(1, 10)))
            .of(person)
            .fact("clear", true)
            .fact("justified", chance(50));
      }
    }

    /** 法律帮助: from the request, or the organ's own notice, to the help itself. */
    private void help(Suspect person, int day, String organ, String place) {
      int from = workday(day);
      if (chance(4)) {
        Happening refusal = add("help-refused", from).of(person).fact("clear", chance(90));
        if (chance(85)) {
          add("help-refusal-recorded", from).of(person).re(refusal).by(organ);
        }
        return;
      }
      if (chance(30)) {
        Happening request = add("duty-lawyer-requested", from).of(person);
        request.fact("in-writing", chance(60));
        if (chance(60)) {
          add("help-application-filled-in", from).of(person).re(request);
        }
        if (chance(70)) {
          add("help-application-forwarded", workday(from + between(0, 3))).of(person).re(request);
        }
      } else if (chance(30)) {
        return;
      }
      int notified = workday(from + between(0, 4));
      Happening notice = add("help-notice-delivered", notified).of(person).by(organ);
      notice.fact("batch", chance(5));
      notice
          .document("help-notice", "addressee", "区法律援助中心")
          .field("person-name", person.id)
          .field("charge", charge)
          .field("date", dates[Math.min(notified, dates.length - 1)]);
      if (chance(85)) {
        notice.field("contact-person", "承办人").field("phone", "12348").field("seal", "已盖");
      }
      Happening received =
          add("help-notice-received", workday(notified + (chance(85) ? 0 : 1)))
              .of(person)
              .re(notice);
      received.fact("on-site-lawyer", chance(35));
      if (chance(90)) {
        received.fact("notice-exception", chance(96) ? "none" : "cross-region");
      }
      int arranged = workday(received.day + (chance(88) ? between(0, 2) : between(3, 9)));
      add("duty-lawyer-arranged", arranged)
          .of(person)
          .re(received)
          .lawyer()
          .fact("help-place", place);
      if (chance(90)) {
        add("duty-lawyer-notified-to-organ", workday(arranged + between(0, 1)))
            .of(person)
            .re(received);
      }
      int given = workday(arranged + between(0, 4));
      if (chance(40)) {
        Happening date = add("help-date", given).of(person);
        date.planned = given <= last + DAYS_AHEAD;
        date.fact("help-place", place);
      }
      add("legal-help-given", given).of(person).lawyer();
      if (chance(60)) {
        Happening advice = add("legal-advice-given", given).of(person).lawyer();
        advice
            .document("consultation-record", "charge", charge)
            .field("question", "可否取保候审")
            .field("answer", "说明条件");
      }
      if (chance(25)) {
        Happening opinion =
            add("opinion-given", workday(given + between(0, 5))).of(person).lawyer();
        opinion.fact("in-writing", chance(70));
        if (chance(80)) {
          add("opinion-attached", workday(opinion.day + between(0, 3))).of(person).re(opinion);
        }
      }
      if (chance(75)) {
        add("help-recorded", workday(given + between(0, 2))).of(person).by(organ);
      }
    }

    private void review(int from) {
      int day = workday(from);
      String organ = "procuratorate";
      add("stage-begun", day).to("prosecution-review").by(organ);
      add("prosecution-file-received", day).by(organ);
      for (Suspect person : persons) {
        told(person, workday(day + between(0, 3)), organ, "counsel-right-told", "help-right-told");
        if (!person.retained && !person.statutory) {
          help(person, day + between(1, 6), organ, "procuratorate");
        }
        if (person.pleads) {
          plea(person, day + between(3, 25));
        }
      }
    }

    private void plea(Suspect person, int from) {
      int day = workday(from);
      int minute = between(9 * 60, 17 * 60);
      Happening signed = add("plea-statement-signed", day).of(person).at(minute);
      signed.planned = day <= last + DAYS_AHEAD;
      if (day > last) {
        return;
      }
      if (!person.retained && !person.statutory) {
        signed.fact(
            "lawyer-position", chance(93) ? "no-objection" : "objects-to-sentence-or-procedure");
        if (chance(94)) {
          add(chance(85) ? "signing-witnessed-in-person" : "signing-witnessed-by-video", day)
              .of(person)
              .at(minute)
              .lawyer()
              .re(signed);
          add("plea-statement-signed-by-lawyer", day).of(person).at(minute).lawyer().re(signed);
        }
      }
    }

    private void trial(int from) {
      int day = workday(from);
      String organ = "court";
      add("stage-begun", day).to("trial").by(organ);
      add("case-accepted", day).by(organ);
      for (Suspect person : persons) {
        told(
            person,
            workday(day + between(0, 3)),
            organ,
            "counsel-right-told",
            "legal-aid-right-told");
        if (chance(70) && !person.retained && !person.statutory) {
          help(person, day + between(0, 4), organ, "court");
        }
      }
      if (chance(1) && !procedure.equals("ordinary")) {
        add("procedure-changed", workday(day + between(3, 8))).to("ordinary").by(organ);
      }
      int hearing =
          workday(day + (procedure.equals("fast-track") ? between(3, 10) : between(8, 45)));
      if (hearing <= last + DAYS_AHEAD) {
        Happening sitting = add("hearing", hearing).at(between(9 * 60, 15 * 60)).by(organ);
        sitting.planned = true;
        int judged = workday(hearing + (chance(60) ? 0 : between(3, 20)));
        add("judgment-pronounced", judged).by(organ);
      }
    }

    private void conduct(int from) {
      if (lawyerId.isEmpty() || !chance(0.8)) {
        return;
      }
      int day = from + between(5, 60);
      add(one(CONDUCT), day).lawyer();
      if (chance(60)) {
        int found = workday(day + between(5, 60));
        add("breach-found", found).lawyer().fact("breach-kind", chance(70) ? "discipline" : "law");
        if (chance(50)) {
          add("discipline-decided", workday(found + between(3, 40))).lawyer();
        }
      }
    }

    // --- days and events -------------------------------------------------------------------------

    /** The day itself if people work on it, or the next on which they do. */
    private int workday(int day) {
      int d = day;
      while (d < working.length && !working[d]) {
        d++;
      }
      return d;
    }

    private Happening add(String type, int day) {
      Happening event = new Happening(type, day);
      events.add(event);
      return event;
    }

    /** An event being made; days are counted from the first of the two years. */
    private final class Happening {
      private final String type;
      private final int day;
      private int minute = -1;
      private boolean planned;
      private String id = "";
      private String person = "";
      private String by = "";
      private String to = "";
      private boolean withLawyer;
      private @Nullable Happening re;
      private final Map<String, Object> facts = new LinkedHashMap<>();
      private String document = "";
      private final Map<String, String> fields = new LinkedHashMap<>();

      Happening(String type, int day) {
        this.type = type;
        this.day = day;
      }

      Happening of(Suspect suspect) {
        person = suspect.id;
        return this;
      }

      Happening at(int minuteOfDay) {
        minute = minuteOfDay;
        return this;
      }

      Happening by(String actor) {
        by = actor;
        return this;
      }

      Happening to(String value) {
        to = value;
        return this;
      }

      Happening lawyer() {
        withLawyer = true;
        return this;
      }

      Happening re(Happening answered) {
        re = answered;
        return this;
      }

      Happening fact(String name, Object value) {
        Case.this.fact(facts, name, value);
        return this;
      }

      Happening document(String kind, String field, String text) {
        document = kind;
        return field(field, text);
      }

      Happening field(String field, String text) {
        fields.put(field, text);
        return this;
      }

      void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", id);
        json.writeStringField("type", type);
        json.writeStringField("at", moment());
        text(json, "person", person);
        text(json, "by", by);
        text(json, "to", to);
        if (withLawyer) {
          json.writeStringField("lawyer", lawyerId);
        }
        if (re != null) {
          json.writeStringField("re", re.id);
        }
        facts(json, facts);
        if (!document.isEmpty()) {
          json.writeObjectFieldStart("document");
          json.writeStringField("type", document);
          json.writeObjectFieldStart("fields");
          for (Map.Entry<String, String> field : fields.entrySet()) {
            json.writeStringField(field.getKey(), field.getValue());
          }
          json.writeEndObject();
          json.writeEndObject();
        }
        json.writeEndObject();
      }

      private String moment() {
        if (minute < 0) {
          return dates[day];
        }
        int hour = minute / 60;
        int rest = minute % 60;
        return dates[day] + (hour < 10 ? "T0" : "T") + hour + (rest < 10 ? ":0" : ":") + rest;
      }
    }

    // --- JSON ------------------------------------------------------------------------------------

    void write(JsonGenerator json) throws IOException {
      for (int i = 0; i < events.size(); i++) {
        events.get(i).id = "e" + (i + 1);
      }
      json.writeStartObject();
      json.writeStringField("id", jurisdiction + "-" + number);
      json.writeStringField("jurisdiction", jurisdiction);
      String others = persons.size() == 1 ? "" : "等" + persons.size() + "人";
      json.writeStringField("name", persons.get(0).id + others + charge.replace("罪", "案"));
      json.writeObjectFieldStart("proceeding");
      facts(json, proceeding);
      json.writeEndObject();
      json.writeArrayFieldStart("persons");
      for (Suspect person : persons) {
        json.writeStartObject();
        json.writeStringField("id", person.id);
        text(json, "born", person.born);
        facts(json, person.facts);
        json.writeEndObject();
      }
      json.writeEndArray();
      subject(json, "lawyers", lawyerId, lawyer);
      subject(json, "stations", station.isEmpty() ? "" : "工作站", station);
      json.writeArrayFieldStart("events");
      for (Happening event : events) {
        event.write(json);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private static void subject(JsonGenerator json, String list, String id, Map<String, Object> facts)
      throws IOException {
    if (id.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart(list);
    json.writeStartObject();
    json.writeStringField("id", id);
    facts(json, facts);
    json.writeEndObject();
    json.writeEndArray();
  }

  private static void facts(JsonGenerator json, Map<String, Object> facts) throws IOException {
    for (Map.Entry<String, Object> fact : facts.entrySet()) {
      if (fact.getValue() instanceof Boolean answer) {
        json.writeBooleanField(fact.getKey(), answer);
      } else if (fact.getValue() instanceof Integer amount) {
        json.writeNumberField(fact.getKey(), amount);
      } else {
        json.writeStringField(fact.getKey(), (String) fact.getValue());
      }
    }
  }

  private static void text(JsonGenerator json, String field, String value) throws IOException {
    if (!value.isEmpty()) {
      json.writeStringField(field, value);
    }
  }

  /** A suspect or defendant being made. */
  private static final class Suspect {
    private final String id;
    private final Map<String, Object> facts = new LinkedHashMap<>();
    private String born = "";
    private boolean pleads;
    private boolean minor;
    private boolean grave;
    private boolean statutory;
    private boolean retained;
    private boolean held;

    Suspect(String id) {
      this.id = id;
    }
  }
}
