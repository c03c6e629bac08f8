package dev.ashlar.journal;

/// A place between two records of a journal: how many bytes lie before it, and the sequence number
/// and checksum of the record that ends there. A reader that continues from a position checks the
/// chain as if it had read everything before.
public record JournalPosition(long offset, long seq, String crc) {
  /// The beginning of every journal.
  public static final JournalPosition START = new JournalPosition(0, 0, RecordFrame.NO_CRC);
}
