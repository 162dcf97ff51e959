// What a page does beyond being read: colours, copying, the outline, charts as they come into view, progress, search.
// No request leaves the site, and what is remembered (colours, progress) stays in this browser.
"use strict";
{
  const root = document.documentElement;
  const page = document.body.dataset.page;

  // Storage may be forbidden (a private window, a page from a file): then nothing is remembered and all else works.
  const memory = {
    read(key) { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } },
    write(key, value) { try { localStorage.setItem(key, JSON.stringify(value)); } catch { /* not remembered */ } },
  };

  function setUpTheme() {
    const button = document.getElementById("theme");
    const system = matchMedia("(prefers-color-scheme: dark)");
    const isDark = () => root.dataset.theme ? root.dataset.theme === "dark" : system.matches;
    const say = () => { button.title = button.ariaLabel = isDark() ? "Switch to light" : "Switch to dark"; };
    button.hidden = false;
    button.addEventListener("click", () => {
      root.dataset.theme = isDark() ? "light" : "dark";
      try { localStorage.setItem("course-theme", root.dataset.theme); } catch { /* not remembered */ }
      say();
    });
    system.addEventListener("change", say);
    say();
  }

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch { // no clipboard for pages from a file in some browsers: the old way
      const area = Object.assign(document.createElement("textarea"), { value: text });
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
  }

  function setUpCopying() {
    for (const block of document.querySelectorAll(".code")) {
      const button = Object.assign(document.createElement("button"), { type: "button", className: "copy", textContent: "Copy" });
      button.addEventListener("click", async () => {
        await copy(block.querySelector("code").textContent);
        button.textContent = "Copied";
        button.classList.add("done");
        setTimeout(() => { button.textContent = "Copy"; button.classList.remove("done"); }, 1600);
      });
      block.append(button);
    }
    for (const code of document.querySelectorAll(".copyable")) {
      code.title = "Copy";
      code.addEventListener("click", () => copy(code.textContent));
    }
  }

  function setUpOutline() {
    const links = [...document.querySelectorAll(".outline a")];
    const headings = links.map(link => document.getElementById(decodeURIComponent(link.hash.slice(1))));
    const details = document.querySelector(".outline details");
    if (!details) return;
    // Beside the text it stays open; above it, it folds again when a link was followed.
    const wide = matchMedia("(min-width: 1100px)");
    wide.addEventListener("change", () => { details.open = wide.matches; });
    details.addEventListener("click", event => { if (event.target.closest("a") && !wide.matches) details.open = false; });
    let current = null;
    const mark = () => {
      const last = headings.findLastIndex(heading => heading.getBoundingClientRect().top < innerHeight * .3);
      if (links[last] === current) return;
      current?.removeAttribute("aria-current");
      current = links[last] ?? null;
      current?.setAttribute("aria-current", "location");
    };
    addEventListener("scroll", () => requestAnimationFrame(mark), { passive: true });
    mark();
  }

  // A box that scrolls sideways must be reachable with the keyboard.
  function setUpScrolling() {
    const boxes = document.querySelectorAll(".scroll, pre, .formula, .formula-line");
    const watch = new ResizeObserver(entries => {
      for (const { target } of entries)
        if (target.scrollWidth > target.clientWidth + 1 || target.scrollHeight > target.clientHeight + 1) target.tabIndex = 0;
        else target.removeAttribute("tabindex");
    });
    for (const box of boxes) watch.observe(box);
  }

  // What a chart draws is a script of its own, asked for when the chart comes near, and so is the runtime that draws it. The
  // script hands its data to courseSite.chart, which puts it where the runtime looks for it.
  const waiting = new Map();
  const scripts = new Map();
  function loadScript(path) {
    if (!scripts.has(path)) scripts.set(path, new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = path;
      script.onload = resolve;
      script.onerror = () => { scripts.delete(path); reject(new Error(`${path} is missing`)); };
      document.head.append(script);
    }));
    return scripts.get(path);
  }

  async function showChart(place) {
    const { chart, runtime } = place.dataset;
    if (waiting.has(chart)) return;
    const host = place.parentElement;
    waiting.set(chart, place);
    try {
      await Promise.all([loadScript(chart), runtime && loadScript(runtime)]);
      window.nnFigures?.scan(host.parentElement);
    } catch (error) {
      waiting.delete(chart);
      console.error(error);
    }
    host.style.minHeight = "";
  }

  function setUpCharts() {
    const places = document.querySelectorAll("template[data-chart]");
    const watch = new IntersectionObserver(entries => {
      for (const entry of entries.filter(entry => entry.isIntersecting)) {
        watch.unobserve(entry.target);
        entry.target.querySelectorAll("template[data-chart]").forEach(showChart);
      }
    }, { rootMargin: "700px 0px" });
    for (const place of places) {
      const host = place.parentElement;
      // About the room the chart will take: its table, open for those without scripts, would take more.
      host.querySelectorAll(":scope > details").forEach(table => { table.open = false; });
      if (!host.querySelector("img")) host.style.minHeight = "26rem";
      watch.observe(place.closest(".output.chart"));
    }
  }

  // A browser that prints waits for nothing. So the page's own button, and the keys that print, first load and draw every chart;
  // printed from the browser's menu, a chart that was never near prints its words and its table.
  function setUpPrinting() {
    let opened = [];
    addEventListener("beforeprint", () => {
      opened = [...document.querySelectorAll("main details:not([open])")];
      for (const part of opened) part.open = true;
    });
    addEventListener("afterprint", () => { for (const part of opened) part.open = false; });
    const button = document.getElementById("print");
    if (!button) return;
    const pictures = () => [...document.querySelectorAll("main img")].map(image => {
      image.loading = "eager";
      return image.complete || new Promise(done => { image.onload = image.onerror = done; });
    });
    const printAll = async () => {
      button.setAttribute("aria-busy", true);
      await Promise.all([...document.querySelectorAll("template[data-chart]")].map(showChart));
      await Promise.all(pictures());
      await window.nnFigures?.setPrinting?.(true);
      button.removeAttribute("aria-busy");
      window.print();
    };
    button.hidden = false;
    button.addEventListener("click", printAll);
    addEventListener("keydown", event => {
      if (event.key.toLowerCase() !== "p" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
      event.preventDefault();
      printAll();
    });
  }

  // How far each lesson has been read, as a share of its length.
  function setUpProgress() {
    const read = memory.read("course-progress") ?? {};
    if (document.body.classList.contains("lesson")) {
      let pending = false;
      const note = () => {
        pending = false;
        const text = document.querySelector("article").getBoundingClientRect();
        const share = Math.min(1, Math.max(0, (innerHeight - text.top) / text.height));
        const before = read[page]?.share ?? 0;
        if (share > before + .02 || (share > .98 && before < 1)) {
          // Read again: another tab may have written meanwhile.
          const all = memory.read("course-progress") ?? {};
          all[page] = { share: share > .98 ? 1 : share, when: Date.now() };
          memory.write("course-progress", all);
        }
        read[page] = { share: Math.max(before, share) };
      };
      addEventListener("scroll", () => { if (!pending) { pending = true; setTimeout(note, 400); } }, { passive: true });
      return;
    }
    let latest = null;
    for (const row of document.querySelectorAll("[data-lesson]")) {
      const { share = 0, when = 0 } = read[row.dataset.lesson] ?? {};
      row.style.setProperty("--read", share);
      row.classList.toggle("is-read", share === 1);
      const next = share < 1 ? row : row.nextElementSibling;
      if (share > .03 && next && when > (latest?.when ?? 0)) latest = { when, row: next };
    }
    const target = document.getElementById("continue");
    if (latest && target) {
      const link = latest.row.querySelector("a").cloneNode(true);
      target.replaceChildren("Continue with ", link, ".");
      target.hidden = false;
    }
  }

  function setUpSearch() {
    const button = document.getElementById("search-open");
    const version = document.body.dataset.version;
    let dialog = null;
    const open = async () => {
      if (!dialog) {
        dialog = document.createElement("dialog");
        await loadScript(`assets/search.js?v=${version}`);
        await loadScript("assets/search-index.js");
        document.body.append(dialog);
        courseSite.fillSearch(dialog);
      }
      if (!dialog.open) dialog.showModal();
      dialog.querySelector("input").select();
    };
    button.hidden = false;
    button.addEventListener("click", open);
    addEventListener("keydown", event => {
      const writing = event.target.closest?.("input, textarea, select, [contenteditable]");
      if (event.key === "/" && !writing && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        open();
      }
    });
  }

  window.courseSite = {
    // Called by a chart's script: its data, and its whole table where the page has only a few rows of it.
    chart(path, figure, table) {
      const place = waiting.get(path);
      const data = document.createElement("script");
      data.type = "application/json";
      data.textContent = JSON.stringify(figure);
      const few = table && place.parentElement.querySelector(":scope > details");
      if (few) few.outerHTML = table;
      place.replaceWith(data);
    },
  };

  setUpTheme();
  setUpCopying();
  setUpOutline();
  setUpScrolling();
  setUpCharts();
  setUpPrinting();
  setUpProgress();
  setUpSearch();
}
