// The search over all lessons: every word asked for must begin a word of the section. Loaded when the reader first searches.
"use strict";
{
  let sections = [];
  const fold = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const weights = { title: 6, heading: 8, text: 2, code: 1 };

  courseSite.searchIndex = entries => {
    const foldAll = entry => Object.fromEntries(Object.keys(weights).map(key => [key, fold(entry[key])]));
    sections = entries.map(entry => ({ ...entry, folded: foldAll(entry) }));
  };

  const escape = text => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const starts = word => new RegExp(`(?<![\\p{L}\\p{N}])${escape(word)}`, "gu");

  function find(words) {
    const patterns = words.map(starts);
    return sections.map(section => {
      let score = 0;
      for (const pattern of patterns) {
        let hits = 0;
        for (const [key, weight] of Object.entries(weights))
          hits += weight * Math.min(4, section.folded[key].match(pattern)?.length ?? 0);
        if (hits === 0) return { section, score: 0 };
        score += hits;
      }
      return { section, score };
    }).filter(found => found.score > 0).sort((a, b) => b.score - a.score).slice(0, 20).map(found => found.section);
  }

  // The words around the first hit, with the hits marked.
  function excerpt(section, words) {
    const line = document.createElement("small");
    const inText = words.some(word => section.folded.text.search(starts(word)) >= 0);
    const text = inText || !section.code ? section.text : section.code.replace(/\s+/g, " ");
    const folded = fold(text);
    // Folding keeps the length of all but rare letters; where it does not, nothing is marked.
    const hitsOf = word => [...folded.matchAll(starts(word))].map(hit => [hit.index, word.length]);
    const spots = folded.length === text.length ? words.flatMap(hitsOf) : [];
    spots.sort((a, b) => a[0] - b[0]);
    const from = Math.max(0, (spots[0]?.[0] ?? 0) - 50), to = from + 150;
    let at = from;
    if (from > 0) line.append("…");
    for (const [start, length] of spots) {
      if (start < at || start + length > to) continue;
      const mark = Object.assign(document.createElement("mark"), { textContent: text.slice(start, start + length) });
      line.append(text.slice(at, start), mark);
      at = start + length;
    }
    line.append(text.slice(at, to), text.length > to ? "…" : "");
    return line;
  }

  courseSite.fillSearch = dialog => {
    dialog.className = "search";
    dialog.setAttribute("aria-label", "Search all lessons");
    const hint = "Words or C# names";
    dialog.innerHTML = `
      <input type="search" placeholder="Search all lessons" aria-label="Search all lessons" autocomplete="off" spellcheck="false">
      <p role="status">${hint}</p><ol></ol>`;
    const [input, status, list] = dialog.children;
    input.addEventListener("input", () => {
      const words = fold(input.value).split(/\s+/).filter(Boolean);
      const found = words.length ? find(words) : [];
      const counted = ["Nothing found", "1 section"][found.length] ?? `${found.length} sections`;
      status.textContent = words.length ? counted : hint;
      list.replaceChildren(...found.map(section => {
        const link = document.createElement("a");
        link.href = section.page + (section.id ? `#${section.id}` : "");
        const name = document.createElement("strong");
        name.textContent = section.heading ? `${section.title} › ${section.heading}` : section.title;
        link.append(name, excerpt(section, words));
        link.addEventListener("click", () => dialog.close());
        const item = document.createElement("li");
        item.append(link);
        return item;
      }));
      list.scrollTop = 0;
    });
    dialog.addEventListener("click", event => { if (event.target === dialog) dialog.close(); });
    dialog.addEventListener("keydown", event => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const links = [...list.querySelectorAll("a")];
      if (step && links.length) {
        event.preventDefault();
        const at = links.indexOf(document.activeElement) + step;
        (at < 0 ? input : links[Math.min(at, links.length - 1)]).focus();
      } else if (event.key === "Enter" && document.activeElement === input) {
        links[0]?.click();
      }
    });
  };
}
