package dev.ashlar.harness;

import dev.ashlar.orchestrator.Finding;
import dev.ashlar.orchestrator.Verdict;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// A verdict as it goes under seal: the same text for the same verdict, without times.
final class VerdictText {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private VerdictText() {}

  static String of(Verdict.Pass verdict) {
    var text = new LinkedHashMap<String, Object>();
    text.put("verdict", "PASS");
    text.put("evaluator", verdict.evaluator());
    text.put("gate-report", verdict.gate().detail().hex());
    text.put("checks", verdict.gate().passed() + " of " + verdict.gate().total());
    text.put("isolation", verdict.gate().isolation());
    text.put("findings", verdict.findings().list().stream().map(VerdictText::finding).toList());
    return MAPPER.writeValueAsString(text) + "\n";
  }

  /// In a fixed order: the seal's digest must not depend on the process that made it.
  private static Map<String, Object> finding(Finding finding) {
    var text = new LinkedHashMap<String, Object>();
    text.put("where", finding.where());
    text.put("what", finding.what());
    return text;
  }
}
