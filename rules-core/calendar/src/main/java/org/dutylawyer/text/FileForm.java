package org.dutylawyer.text;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Files that are given where a plain text is wanted, by the bytes that they begin with. */
enum FileForm {
  COMPRESSED(
      "压缩文件（如 .gz）",
      "a compressed file, such as .gz",
      "1f8b",
      "425a68",
      "fd377a585a00",
      "28b52ffd",
      "377abcaf271c",
      "526172211a07"),
  PACKED("打包的文件，如 .docx、.zip", "a packed file, such as .docx or .zip", "504b0304", "504b0506"),
  OFFICE("旧式办公文档，如 .doc、.wps", "a document of an office program, such as .doc", "d0cf11e0a1b11ae1"),
  RICH_TEXT("RTF 文档", "a document in RTF", "7b5c727466"),
  PDF("PDF 文件", "a PDF file", "255044462d"),
  PICTURE("图片", "a picture", "89504e47", "ffd8ff", "47494638", "49492a00", "4d4d002a"),
  PARQUET("Parquet 文件", "a Parquet file", "50415231");

  private final Title title;
  private final List<byte[]> beginnings;

  FileForm(String zh, String en, String... beginnings) {
    this.title = new Title(zh, en);
    this.beginnings = Stream.of(beginnings).map(HexFormat.of()::parseHex).toList();
  }

  /** The form that these bytes begin like, if it is one of these. */
  static Optional<Title> of(byte[] bytes) {
    return Arrays.stream(values())
        .filter(form -> form.beginnings.stream().anyMatch(b -> startsWith(bytes, b)))
        .map(form -> form.title)
        .findFirst();
  }

  private static boolean startsWith(byte[] bytes, byte[] beginning) {
    int end = beginning.length;
    return bytes.length >= end && Arrays.equals(bytes, 0, end, beginning, 0, end);
  }
}
