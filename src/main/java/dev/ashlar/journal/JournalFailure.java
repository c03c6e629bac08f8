package dev.ashlar.journal;

/// The journal could not be written. Fatal: after a failed write or sync nothing may be acted on,
/// and the same open file is never tried again; a new process continues from the last acknowledged
/// record.
public final class JournalFailure extends RuntimeException {
  JournalFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
