package org.dutylawyer.cli.batch;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.OptionalLong;
import org.dutylawyer.cli.terminal.Refused;
import org.dutylawyer.text.Title;

/** A file that grows, from a length that is known to be whole; or the standard output. */
final class Output implements Closeable {

  private static final int BUFFER = 1 << 18;

  private final Optional<FileChannel> file;
  private final OutputStream out;
  private long length;

  private Output(Optional<FileChannel> file, OutputStream out, long length) {
    this.file = file;
    this.out = new BufferedOutputStream(out, BUFFER);
    this.length = length;
  }

  /**
   * Opens a file for this run alone and cuts off what lies behind a length.
   *
   * @param path the file; empty for the standard output
   * @param length what an earlier part of this run wrote; empty if there was none, and then the
   *     file must not be there yet
   * @throws Refused if it is there already, or another run is writing it
   * @throws IOException if it is shorter, or cannot be written
   */
  static Output open(Optional<Path> path, OptionalLong length) throws IOException {
    if (path.isEmpty()) {
      return new Output(Optional.empty(), new FileOutputStream(FileDescriptor.out), 0);
    }
    FileChannel channel;
    try {
      channel =
          FileChannel.open(
              path.get(),
              StandardOpenOption.WRITE,
              length.isEmpty() ? StandardOpenOption.CREATE_NEW : StandardOpenOption.CREATE);
    } catch (FileAlreadyExistsException e) {
      throw new Refused(
          new Title(
              path.get() + "：文件已存在；应为尚不存在的文件名，以免覆盖",
              path.get() + ": found a file, expected a name that is free: nothing is overwritten"),
          e);
    } catch (NoSuchFileException e) {
      throw new IOException(path.get() + ": no such folder", e);
    } catch (IOException e) {
      throw new IOException(path.get() + ": " + reason(e), e);
    }
    try {
      take(channel, path.get(), length.orElse(0));
    } catch (IOException | Refused e) {
      channel.close();
      throw e;
    }
    return new Output(Optional.of(channel), Channels.newOutputStream(channel), length.orElse(0));
  }

  /** The lock ends with the channel, also when the process is killed. */
  private static void take(FileChannel channel, Path path, long length) throws IOException {
    boolean locked;
    try {
      locked = channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      locked = false;
    }
    if (!locked) {
      throw new Refused(new Title(path + "：另一个运行正在写这个文件", path + ": another run is writing it"));
    }
    if (channel.size() < length) {
      throw new IOException(
          path
              + ": found "
              + channel.size()
              + " bytes, expected the "
              + length
              + " written before");
    }
    channel.truncate(length);
    channel.position(length);
  }

  private static String reason(IOException e) {
    return e instanceof java.nio.file.AccessDeniedException ? "may not be written" : e.toString();
  }

  void write(byte[] bytes) throws IOException {
    out.write(bytes);
    length += bytes.length;
  }

  /** How long the file is when all is written out. */
  long length() {
    return length;
  }

  /** Writes all out, so that it is still there after the power fails. */
  void force() throws IOException {
    out.flush();
    if (file.isPresent()) {
      file.get().force(false);
    }
  }

  @Override
  public void close() throws IOException {
    if (file.isPresent()) {
      file.get().close(); // what was not forced is of no account
    } else {
      out.flush();
    }
  }
}
