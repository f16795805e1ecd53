package org.dutylawyer.audit.input;

import java.io.IOException;
import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** How files are reached, in a form that can be sent to where they are read. */
public final class HadoopFiles implements Serializable {

  private static final long serialVersionUID = 1;

  private final TreeMap<String, String> settings = new TreeMap<>();

  /** As this configuration says. */
  public HadoopFiles(Configuration configuration) {
    for (Map.Entry<String, String> setting : configuration) {
      settings.put(setting.getKey(), setting.getValue());
    }
  }

  /** The configuration anew. */
  public Configuration configuration() {
    Configuration configuration = new Configuration(false);
    settings.forEach(configuration::set);
    return configuration;
  }

  /**
   * The file system of a path.
   *
   * @throws IOException if there is none
   */
  public FileSystem of(Path path) throws IOException {
    return path.getFileSystem(configuration());
  }
}
