package dev.ashlar.plan;

/// Every bound of a plan and of what is read with it, each with its reason. Nothing here can be
/// configured.
public final class Bounds {
  /// Modules of a plan: what a person can take in on one screen.
  public static final int MODULES_MAX = 40;

  /// Tiers of a plan; more would be a second decomposition.
  public static final int TIERS_MAX = 20;

  /// Bytes of `ashlar.yaml`; forty rich modules need a tenth of it.
  public static final int PLAN_YAML_BYTES_MAX = 1 << 20;

  /// Files of a plan directory; a mistaken `-C` at a home directory is noticed before memory is.
  public static final int PLAN_FILES_MAX = 20_000;

  /// Bytes of one file of a plan directory.
  public static final int PLAN_FILE_BYTES_MAX = 32 << 20;

  /// Bytes of a plan directory: it is held in memory and hashed whole.
  public static final long PLAN_BYTES_MAX = 256L << 20;

  /// Nesting of `ashlar.yaml`; the format itself needs seven.
  public static final int YAML_DEPTH_MAX = 32;

  /// Nesting of a case's input or answer, so that no answer can exhaust the judge's stack.
  public static final int JSON_DEPTH_MAX = 256;

  /// Characters of one line of a cases file, or of one answer.
  public static final int CASE_CHARS_MAX = 1 << 20;

  /// Digits of one number in a case or an answer; longer ones are slow to compare and no test needs
  /// them.
  public static final int JSON_NUMBER_CHARS_MAX = 1_000;

  /// Cases in one file.
  public static final int CASES_MAX = 100_000;

  /// Characters of the paragraph that describes a module's interface; longer than this is not one
  /// paragraph.
  public static final int PARAGRAPH_CHARS_MAX = 1_200;

  /// Characters of one glob.
  public static final int GLOB_CHARS_MAX = 200;

  /// Problems reported at once; beyond this the reader says how many more there are.
  public static final int PROBLEMS_MAX = 500;

  private Bounds() {}
}
