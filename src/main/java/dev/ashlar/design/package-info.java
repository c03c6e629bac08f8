/// The plan as a document: eight sections, every point of each answered from the plan directory or
/// called not applicable with the reason. It may import `plan`, `orchestrator`, `report` and
/// `codec`, and is as pure as they are. Start reading at `DesignDocument`; `Answers` leads from
/// each point to the class that answers it, `MarkdownDesign`, `HtmlDesign` and `DesignJson` write
/// it.
@NullMarked
package dev.ashlar.design;

import org.jspecify.annotations.NullMarked;
