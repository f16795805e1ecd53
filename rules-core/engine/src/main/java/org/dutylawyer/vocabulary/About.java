package org.dutylawyer.vocabulary;

import java.util.Objects;
import java.util.Optional;
import org.dutylawyer.text.Title;

/**
 * What a word of the vocabulary can be said of: a person, the proceeding, a lawyer, a station, or
 * events of one type.
 *
 * @param kind the kind of subject
 * @param eventType the type of event, present exactly if the kind is {@link Kind#EVENT}
 */
public record About(Kind kind, Optional<String> eventType) {

  /** The kinds of subject that a case file tells something about. */
  public enum Kind {
    /** 犯罪嫌疑人、被告人 and others who stand in that place (被申请强制医疗的人). */
    PERSON("犯罪嫌疑人、被告人", "person"),
    /** 诉讼程序: the case as it goes through its stages; a case file has exactly one. */
    PROCEEDING("诉讼程序", "proceeding"),
    /** 律师. */
    LAWYER("律师", "lawyer"),
    /** 法律援助工作站. */
    STATION("法律援助工作站", "station"),
    /** 事件: something dated that happened or is planned. */
    EVENT("事件", "event");

    private final Title title;

    Kind(String zh, String en) {
      this.title = new Title(zh, en);
    }

    /** The kind in Chinese and English. */
    public Title title() {
      return title;
    }

    /** The word for this kind in a vocabulary: {@code person}, {@code proceeding} and so on. */
    public String key() {
      return title.en();
    }
  }

  /** Refuses an event without type, and a type without event. */
  public About {
    Objects.requireNonNull(kind, "kind");
    if (eventType.isPresent() != (kind == Kind.EVENT)) {
      throw new IllegalArgumentException(
          "an event type goes with events only, found " + kind + " and " + eventType);
    }
  }

  /** A subject that is not an event. */
  public static About of(Kind kind) {
    return new About(kind, Optional.empty());
  }

  /** Events of this type. */
  public static About event(String type) {
    return new About(Kind.EVENT, Optional.of(type));
  }

  /** {@code person} or {@code event:hearing}, as a vocabulary writes it. */
  @Override
  public String toString() {
    return eventType.map(type -> "event:" + type).orElseGet(kind::key);
  }
}
