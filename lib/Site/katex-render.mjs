// Sets formulas: reads [{ "tex": "…", "display": true }, …] from standard input and writes, in the same order,
// [{ "html": "…" } or { "error": "…" }, …]. One process sets all formulas of a site.
import katex from "katex";
import { text } from "node:stream/consumers";

const formulas = JSON.parse(await text(process.stdin));
const set = formulas.map(({ tex, display }) => {
  try {
    return { html: katex.renderToString(tex, { displayMode: display, throwOnError: true, strict: "ignore", output: "htmlAndMathml" }) };
  } catch (error) {
    return { error: String(error.message ?? error) };
  }
});
process.stdout.write(JSON.stringify(set));
