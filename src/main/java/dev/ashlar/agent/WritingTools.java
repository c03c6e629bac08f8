package dev.ashlar.agent;

import dev.ashlar.agent.Arguments.BadCall;
import dev.ashlar.agent.Premises.Place;
import dev.ashlar.agent.Tool.Parameter;
import dev.ashlar.workspace.TreeEditor;
import dev.ashlar.workspace.TreePath;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.List;

/// The tools that change a module's own files: `write`, `edit` and `delete`.
final class WritingTools {
  static final Tool WRITE =
      new Tool(
          "write",
          "Puts a file of the module there, with its directories; what was there is replaced.",
          List.of(
              Parameter.required("path", "the file, one of the module's own"),
              Parameter.required("content", "the whole text of the file")));

  static final Tool EDIT =
      new Tool(
          "edit",
          "Replaces a passage of one of the module's files.",
          List.of(
              Parameter.required("path", "the file"),
              Parameter.required(
                  "old", "the passage as it stands in the file; it must occur exactly once"),
              Parameter.required("new", "what is to stand there instead")));

  static final Tool DELETE =
      new Tool(
          "delete",
          "Removes one of the module's files.",
          List.of(Parameter.required("path", "the file")));

  private final Premises premises;

  WritingTools(Premises premises) {
    this.premises = premises;
  }

  String write(Arguments arguments) throws BadCall, IOException {
    var place = premises.owned(arguments.text("path"));
    return put(place, arguments.text("content"));
  }

  String edit(Arguments arguments) throws BadCall, IOException, InterruptedException {
    var place = premises.owned(arguments.text("path"));
    var text = text(place);
    var old = arguments.text("old");
    int at = text.indexOf(old);
    if (old.isEmpty() || at < 0) {
      throw new BadCall(
          "the passage does not occur in `" + place.name() + "`; `read` shows how it stands.");
    }
    if (text.indexOf(old, at + 1) >= 0) {
      throw new BadCall(
          "the passage occurs more than once in `"
              + place.name()
              + "`; give more of what is around it.");
    }
    return put(
        place, text.substring(0, at) + arguments.text("new") + text.substring(at + old.length()));
  }

  private String text(Place place) throws BadCall, IOException, InterruptedException {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(premises.file(place)))
          .toString();
    } catch (CharacterCodingException _) {
      throw new BadCall("`" + place.name() + "` is no text; it can only be written as a whole.");
    }
  }

  private static String put(Place place, String content) throws BadCall {
    var bytes = content.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > ModelLimits.WRITE_BYTES_MAX) {
      throw new BadCall(
          "a file has at most "
              + ModelLimits.WRITE_BYTES_MAX
              + " bytes, this one "
              + bytes.length
              + "; split it.");
    }
    try {
      TreeEditor.write(place.root(), TreePath.of(place.path()), bytes);
    } catch (IOException e) {
      throw new BadCall("`" + place.name() + "` cannot be written: " + e.getMessage() + ".");
    }
    return "`" + place.name() + "` is written, " + bytes.length + " bytes.";
  }

  String delete(Arguments arguments) throws BadCall, IOException {
    var place = premises.owned(arguments.text("path"));
    try {
      TreeEditor.delete(place.root(), TreePath.of(place.path()));
    } catch (NoSuchFileException _) {
      throw new BadCall("there is no file `" + place.name() + "`.");
    } catch (IOException e) {
      throw new BadCall("`" + place.name() + "` cannot be removed: " + e.getMessage() + ".");
    }
    return "`" + place.name() + "` is removed.";
  }
}
