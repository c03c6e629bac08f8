package dev.ashlar.design;

/// How the HTML page looks, in light, in the dark and on paper.
final class StyleSheet {
  static final String TEXT =
      """
      :root {
        color-scheme: light dark;
        --paper: #fbf9f5; --stone: #f1ece2; --line: #d9d1c2; --ink: #2a2621; --faint: #6d6457;
        --accent: #a3472b; --code: #efe9dd; --fill: 91%; --edge: 42%; --tint: 52%; --wire: #8d8374;
      }
      @media (prefers-color-scheme: dark) {
        :root {
          --paper: #1b1917; --stone: #25221f; --line: #3d3832; --ink: #e9e3d8; --faint: #a79d8e;
          --accent: #e2906f; --code: #2d2925; --fill: 19%; --edge: 58%; --tint: 38%; --wire: #8a8073;
        }
      }
      * { box-sizing: border-box; }
      html { scroll-behavior: smooth; scroll-padding-top: 1rem; }
      body {
        margin: 0; background: var(--paper); color: var(--ink);
        font: 16px/1.55 system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif;
        display: grid; grid-template-columns: 15.5rem minmax(0, 1fr);
      }
      nav {
        position: sticky; top: 0; align-self: start; height: 100vh; overflow-y: auto;
        padding: 2rem 1.25rem; border-right: 1px solid var(--line); background: var(--stone);
        font-size: 0.9rem;
      }
      nav .brand { margin: 0 0 1rem; color: var(--faint); letter-spacing: 0.04em; }
      nav ol { margin: 0; padding: 0; list-style: none; counter-reset: s; }
      nav li { counter-increment: s; }
      nav a {
        display: block; padding: 0.3rem 0 0.3rem 1.4rem; text-indent: -1.4rem; color: inherit;
        text-decoration: none;
      }
      nav a::before {
        content: counter(s); display: inline-block; width: 1.4rem; text-indent: 0;
        color: var(--accent);
        font-variant-numeric: tabular-nums;
      }
      nav a:hover { color: var(--accent); }
      main { max-width: 76rem; padding: 2.5rem 2.5rem 6rem; min-width: 0; }
      header { margin-bottom: 2.5rem; }
      header .kind {
        margin: 0; color: var(--accent); text-transform: uppercase; letter-spacing: 0.08em;
        font-size: 0.8rem; font-weight: 600;
      }
      h1 { margin: 0.1rem 0 0.4rem; font-size: 2.4rem; line-height: 1.15; letter-spacing: -0.01em; }
      header .summary { margin: 0; font-size: 1.15rem; max-width: 46rem; }
      header .plan { color: var(--faint); font-size: 0.85rem; }
      .warnings {
        border-left: 3px solid var(--accent); background: var(--stone); padding: 0.6rem 1rem;
        font-size: 0.9rem;
      }
      .warnings summary { font-weight: 600; }
      section { margin-top: 3rem; }
      h2 {
        font-size: 1.5rem; margin: 0 0 1rem; padding-bottom: 0.4rem;
        border-bottom: 2px solid var(--ink);
      }
      h2 span { color: var(--accent); margin-right: 0.35rem; font-variant-numeric: tabular-nums; }
      h3 { font-size: 1.08rem; margin: 1.9rem 0 0.5rem; }
      h4 {
        font-size: 0.98rem; margin: 1.6rem 0 0.3rem; padding: 0.15rem 0 0.15rem 0.6rem;
        border-left: 3px solid var(--accent);
      }
      p, ul { margin: 0.5rem 0; max-width: 52rem; }
      ul { padding-left: 1.25rem; }
      li { margin: 0.2rem 0; }
      p, li, td, th, h1, h4 { unicode-bidi: isolate; overflow-wrap: anywhere; }
      .none { color: var(--faint); }
      code, pre { font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; }
      code { font-size: 0.86em; background: var(--code); border-radius: 3px; padding: 0.08em 0.3em; }
      pre {
        background: var(--code); padding: 0.7rem 0.9rem; border-radius: 5px; overflow-x: auto;
        font-size: 0.85rem;
      }
      pre code { background: none; padding: 0; font-size: 1em; }
      .scroll { overflow-x: auto; margin: 0.8rem 0; }
      table { border-collapse: collapse; font-size: 0.9rem; min-width: 60%; }
      th {
        text-align: left; vertical-align: bottom; font-weight: 600; color: var(--faint);
        border-bottom: 1.5px solid var(--ink); padding: 0.35rem 0.9rem 0.35rem 0; white-space: nowrap;
      }
      td {
        vertical-align: top; border-bottom: 1px solid var(--line); padding: 0.4rem 0.9rem 0.4rem 0;
        min-width: 4.5rem; overflow-wrap: break-word;
      }
      td:first-child { min-width: 6rem; }
      tbody tr:hover { background: var(--stone); }
      .figures { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
      .quoted { font-size: 0.86rem; }
      figure { margin: 1rem 0; padding: 1rem; border: 1px solid var(--line); border-radius: 8px; }
      figure .scroll { margin: 0; }
      figcaption { color: var(--faint); font-size: 0.85rem; margin-top: 0.6rem; }
      .picture { display: block; width: 100%; height: auto; }
      .picture .line { fill: none; stroke: var(--wire); stroke-width: 1.4; }
      .picture .tip { fill: var(--wire); }
      .picture rect { fill: var(--stone); stroke: var(--faint); stroke-width: 1.3; }
      .picture .hue rect {
        fill: hsl(var(--hue) var(--tint) var(--fill)); stroke: hsl(var(--hue) 45% var(--edge));
      }
      .picture .dashed rect { stroke-dasharray: 5 3; }
      .picture text { fill: var(--ink); font-size: 12px; }
      .picture .name { font-size: 13.5px; font-weight: 600; }
      .picture .small { fill: var(--faint); font-size: 11.5px; }
      @media (max-width: 60rem) {
        body { display: block; }
        nav { position: static; height: auto; padding: 1rem 1.25rem; border: 0; }
        nav ol { columns: 2; }
        main { padding: 1.5rem 1.25rem 4rem; }
      }
      @media print {
        :root {
          --paper: #fff; --stone: #fff; --line: #bbb; --ink: #000; --faint: #444; --accent: #7a3018;
          --code: #f3f3f3; --fill: 94%; --edge: 40%; --wire: #555;
        }
        body { display: block; font-size: 10.5pt; }
        nav { display: none; }
        main { max-width: none; padding: 0; }
        section { break-before: auto; }
        h2, h3, h4 { break-after: avoid; }
        tr, figure, pre { break-inside: avoid; }
        .scroll { overflow: visible; }
        .picture { min-width: 0 !important; max-width: 100% !important; }
        pre { white-space: pre-wrap; }
        th { white-space: normal; }
      }
      """;

  private StyleSheet() {}
}
