package org.dutylawyer.documents;

import java.util.List;

/** A part of a document, from top to bottom; how it looks is the writer's. */
sealed interface Block {

  /** Words as they are printed, filled in, or still missing. */
  record Run(Kind kind, String text) {
    /** Where the words come from. */
    enum Kind {
      PRINTED,
      FILLED,
      MISSING
    }

    static Run printed(String text) {
      return new Run(Kind.PRINTED, text);
    }
  }

  /** The title of the document. */
  record Title(List<Run> runs) implements Block {
    public Title {
      runs = List.copyOf(runs);
    }
  }

  /**
   * A paragraph.
   *
   * @param indented whether its first line is, as in a letter
   */
  record Paragraph(List<Run> runs, boolean indented) implements Block {
    public Paragraph {
      runs = List.copyOf(runs);
    }

    static Paragraph printed(String text) {
      return new Paragraph(List.of(Run.printed(text)), false);
    }
  }

  /** The end of a letter, at the right: date and seal. */
  record Closing(List<Run> runs) implements Block {
    public Closing {
      runs = List.copyOf(runs);
    }
  }

  /** A row of a form; rows that follow one another make a table. */
  record Row(List<List<Run>> cells) implements Block {
    public Row {
      cells = cells.stream().map(List::copyOf).toList();
    }
  }
}
