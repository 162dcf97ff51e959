// Draws the figures of the course wherever a page holds them: a static site, a file, a notebook in any of several programs.
// A figure is <div class="nn-figure"> with its JSON in <script type="application/json">, a title, a text and a table. Every
// figure brings this script; the first copy of a version serves the whole page. Lines of comment are left out of pages.
// State of a host, in data-nn-state: waiting, drawn, failed. window.nnFigures: { version, scan(root), drawAll(), setPrinting(on) };
// the last two promise that every figure they know is drawn.
(() => {
  const version = '{{version}}';
  if (window.nnFigures && window.nnFigures.version === version) {
    window.nnFigures.scan(document);
    return;
  }
  const darkColors = '{{dark}}';
  const hosts = new Set();
  const live = new Map();
  const coarse = matchMedia('(pointer: coarse)').matches;
  let printing = false;

  const element = (tag, className, parent, text) => {
    const made = document.createElement(tag);
    made.className = className;
    if (text !== undefined) made.textContent = text;
    if (parent) parent.append(made);
    return made;
  };
  const plain = text => (text || '').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
  // Weak references: a notebook that replaces an output a thousand times keeps only the last.
  const figures = () => [...hosts].map(ref => ref.deref()?.nnFigure || (hosts.delete(ref), null)).filter(Boolean);

  // ---- plotly.js: the page's, one that is still loading, one that the page names, the public one -- never two, never require.js

  const loadScript = (address, integrity) => new Promise((done, fail) => {
    const script = document.createElement('script');
    if (integrity) {
      script.integrity = integrity;
      script.crossOrigin = 'anonymous';
    }
    script.src = address;
    script.onload = () => window.Plotly ? done(window.Plotly) : fail(new Error(address + ' defines no Plotly'));
    script.onerror = () => fail(new Error('plotly.js could not be loaded from ' + address));
    document.head.append(script);
  });
  const findPlotly = async () => {
    if (window.Plotly) return window.Plotly;
    const tag = document.readyState !== 'complete' && [...document.scripts].find(script => /plotly[^/]*\.js/.test(script.src));
    if (tag) {
      await new Promise(done => {
        for (const event of ['load', 'error']) tag.addEventListener(event, done);
        addEventListener('load', done);
      });
      if (window.Plotly) return window.Plotly;
    }
    const own = document.documentElement.dataset.plotly;
    return own ? loadScript(own) : loadScript('{{address}}', '{{integrity}}');
  };
  let loading;
  const plotly = () => loading ??= findPlotly().catch(error => {
    // All figures share one failure; a while later the network may be back.
    setTimeout(() => loading = undefined, 10000);
    throw error;
  });

  // ---- colours: the page's own writing says whether the page is dark

  const pixel = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const channels = color => {
    pixel.fillStyle = '#000';
    pixel.fillStyle = color;
    pixel.fillRect(0, 0, 1, 1);
    return [...pixel.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const themeOf = host => {
    const style = getComputedStyle(host);
    const [r, g, b] = channels(printing ? '#24292f' : style.color);
    return {
      dark: 0.3 * r + 0.59 * g + 0.11 * b > 128,
      ink: alpha => `rgba(${r},${g},${b},${alpha})`,
      family: style.fontFamily,
      id: [r, g, b, style.fontFamily].join(),
    };
  };
  // A colour that has no counterpart (one mixed for the fourth of seven layers) is lightened where it is dark.
  const lighten = color => {
    const [r, g, b] = channels(color);
    const white = 0.3 * r + 0.59 * g + 0.11 * b < 140 ? 0.42 : 0.1;
    return '#' + [r, g, b].map(part => Math.round(part + white * (255 - part)).toString(16).padStart(2, '0')).join('');
  };
  const counterpart = color => darkColors[color] || lighten(color);
  const darken = text => {
    if (/^#[0-9a-f]{6}$/.test(text)) return counterpart(text);
    const parts = /^rgba\((\d+),(\d+),(\d+),([\d.]+)\)$/.exec(text);
    const hex = parts && '#' + parts.slice(1, 4).map(part => (+part).toString(16).padStart(2, '0')).join('');
    return hex ? `rgba(${channels(counterpart(hex)).join()},${parts[4]})` : text;
  };
  const recolor = value => {
    if (typeof value === 'string') return darken(value);
    if (Array.isArray(value))
      return typeof value[0] === 'number' && typeof value[value.length - 1] !== 'string' ? value : value.map(recolor);
    return value && typeof value === 'object'
      ? Object.fromEntries(Object.entries(value).map(([key, part]) => [key, recolor(part)]))
      : value;
  };

  // ---- layout: what depends on theme and width

  const widthOf = (text, font) => {
    pixel.font = font;
    return pixel.measureText(text).width;
  };
  // Places at least a gap apart and as near as can be to those wanted (isotonic regression by pooling neighbours).
  const spread = (wanted, gap) => {
    const pools = [];
    wanted.forEach((place, i) => {
      pools.push({ sum: place - i * gap, count: 1 });
      while (pools.length > 1) {
        const [before, last] = pools.slice(-2);
        if (before.sum / before.count <= last.sum / last.count) break;
        pools.splice(-2, 2, { sum: before.sum + last.sum, count: before.count + last.count });
      }
    });
    return pools.flatMap(pool => Array(pool.count).fill(pool.sum / pool.count)).map((place, i) => place + i * gap);
  };
  const axisOf = (axis, theme, size, below) => ({
    automargin: true, showline: below, linecolor: theme.ink(0.35), ticks: 'outside', ticklen: 4,
    tickcolor: theme.ink(below ? 0.35 : 0), gridcolor: theme.ink(0.12), fixedrange: coarse, ...axis,
    tickfont: { size, color: theme.ink(0.75) },
    // An empty title takes room as a full one does; none takes none.
    title: below && axis.title?.text
      ? { ...axis.title, standoff: 8, font: { size: size + 1, color: theme.ink(0.9) } } : undefined,
  });
  const sceneAxis = (axis, theme, size) => ({
    gridcolor: theme.dark ? '#3d4650' : '#cfd5db', zeroline: false, showbackground: false, nticks: 5, ...axis,
    tickfont: { size: size - 1, color: theme.ink(0.7) }, title: { ...axis.title, font: { size, color: theme.ink(0.9) } },
  });
  // Powers of ten that would touch on a narrow page: every second one is enough.
  const thin = axis => {
    const [low, high] = axis.range;
    if (axis.tickvals.filter(value => Math.log10(value) >= low && Math.log10(value) <= high).length <= 5) return;
    for (const name of ['tickvals', 'ticktext']) axis[name] = axis[name].filter((_, i) => i % 2);
  };
  // The title of the upright axis lies flat above it: nobody turns the head, and a narrow page loses no width to it.
  const titleAbove = (text, theme, size) => ({
    text, font: { size: size + 1, color: theme.ink(0.9) },
    x: 0, xref: 'container', xanchor: 'left', y: 1, yref: 'container', yanchor: 'top', pad: { t: 4, l: 2 },
  });
  // From the middle of one bar to the next, as a part of the way from group to group: the gap lies between groups alone.
  const pitch = (bars, layout) => bars > 1 ? (1 - (layout.bargap || 0)) / bars : 1;
  // Numbers over bars are all of one size; where the widest would not fit even in small type, there are none.
  const fitNumbers = (data, layout, theme, width) => {
    const bars = data.filter(trace => trace.type === 'bar' && trace.textposition === 'outside' && trace.orientation !== 'h');
    if (!bars.length) return;
    const [from, to] = layout.xaxis.range;
    const room = (width - 70) / (to - from) * pitch(bars.length, layout) - 4;
    const widest = Math.max(...bars.flatMap(trace => trace.text).map(text => widthOf(text, `100px ${theme.family}`)));
    const size = Math.min(width < 480 ? 11.5 : 12.5, 100 * room / widest);
    for (const trace of bars) Object.assign(trace, size < 9 ? { textposition: 'none' } : { constraintext: 'none', textfont: { size } });
  };
  const arrange = (layout, data, theme, width, height) => {
    const narrow = width < 480;
    const size = narrow ? 11.5 : 12.5;
    const font = { family: theme.family, size, color: theme.ink(0.9) };
    const result = {
      ...layout, width, height, font, showlegend: false, uirevision: 'same', dragmode: coarse ? false : 'zoom',
      paper_bgcolor: 'rgba(0,0,0,0)', plot_bgcolor: 'rgba(0,0,0,0)',
      hoverlabel: {
        bgcolor: theme.dark ? '#262c33' : '#ffffff', bordercolor: theme.ink(0.25), align: 'left',
        font: { ...font, color: theme.dark ? '#f0f3f6' : '#24292f' },
      },
      margin: { l: 30, r: 14, t: 10, b: 30 }, title: { text: '' },
    };
    if (layout.scene) {
      const scene = result.scene = { ...layout.scene };
      for (const id of ['xaxis', 'yaxis', 'zaxis']) scene[id] = sceneAxis(scene[id], theme, size);
      result.title = titleAbove('↑ ' + scene.zaxis.title.text, theme, size);
      scene.zaxis.title.text = '';
      result.margin = { l: 0, r: 0, t: 24, b: 0 };
      return result;
    }
    if (!layout.xaxis) return result;
    result.xaxis = axisOf(layout.xaxis, theme, size, true);
    result.yaxis = axisOf(layout.yaxis, theme, size, false);
    if (narrow && result.xaxis.nticks) result.xaxis.nticks = 5;
    if (narrow && result.xaxis.type === 'log') thin(result.xaxis);
    const title = layout.yaxis.title?.text;
    if (title) {
      const downward = layout.yaxis.range && layout.yaxis.range[0] > layout.yaxis.range[1];
      result.margin.t = 34;
      result.title = titleAbove((downward ? '↓ ' : '↑ ') + title, theme, size);
    }
    const notes = (layout.annotations || []).map(note => ({ ...note, font: { ...font, ...note.font } }));
    const isShown = note => data.some(trace => trace.name === note.text && trace.visible !== false);
    const ends = notes.filter(note => note.name === 'end' && !narrow && isShown(note));
    result.annotations = notes.filter(note => note.name !== 'end').concat(ends);
    if (ends.length) {
      result.margin.r = 14 + Math.max(...ends.map(note => widthOf(plain(note.text), `600 ${size}px ${theme.family}`)));
      const [low, high] = layout.yaxis.range;
      const scale = (height - result.margin.t - 46) / (high - low);
      ends.sort((a, b) => b.y - a.y);
      const wanted = ends.map(note => (high - note.y) * scale);
      spread(wanted, size + 4).forEach((place, i) => ends[i].yshift = wanted[i] - place);
    }
    return result;
  };

  // Bars whose names or values do not fit beside each other lie on their side, where each has a line of its own.
  const turned = (data, layout, theme, width) => {
    const bars = data.filter(trace => trace.type === 'bar' && trace.visible !== false);
    const count = bars[0]?.x.length || 0;
    const longest = texts => Math.max(0, ...texts.map(text => widthOf(plain(text), `12px ${theme.family}`)));
    const room = (width - 70) / count;
    const names = longest(layout.xaxis.ticktext);
    const values = longest(bars.flatMap(trace => trace.text || []));
    if (names + 6 < room && values < room * pitch(bars.length, layout)) return null;
    const { xaxis, yaxis } = layout;
    // Room for the longest value behind the longest bar.
    const [low, high] = yaxis.range;
    const range = [low, high + (high - low) * values / Math.max(80, width - names - values - 30)];
    return {
      data: data.map(trace => ({ ...trace, x: trace.y, y: trace.x, orientation: 'h' })),
      layout: { ...layout, xaxis: { ...yaxis, range }, yaxis: { ...xaxis, range: [...xaxis.range].reverse() } },
      height: count * (bars.length * 18 + 10) + 70,
    };
  };

  // ---- one figure

  const composed = (figure, panel, theme) => {
    const frame = panel.spec.frames && panel.spec.frames[figure.step];
    const merged = panel.spec.data.map((trace, i) => ({ ...trace, ...frame?.data[i] }));
    for (const trace of merged) if (panel.hidden.has(trace.legendgroup || trace.name)) trace.visible = false;
    const layout = { ...panel.spec.layout, ...frame?.layout };
    for (const trace of merged) {
      if (!trace.colorbar) continue;
      const narrow = panel.box.clientWidth < 480;
      const font = { size: narrow ? 11.5 : 12.5, color: theme.ink(0.8) };
      trace.colorbar = { ...trace.colorbar, tickfont: font, title: narrow ? { text: '' } : { ...trace.colorbar.title, font } };
    }
    return theme.dark ? [recolor(merged), recolor(layout)] : [merged, layout];
  };
  const symbols = {
    circle: '●', diamond: '◆', square: '■', 'triangle-up': '▲', cross: '✚',
    x: '✖', 'triangle-down': '▼', star: '★', hexagon: '⬢', pentagon: '⬟',
  };
  const drawLegend = (figure, panel, data, layout, narrow) => {
    const entries = data.filter(trace => trace.name && trace.showlegend !== false);
    const labelled = !narrow && (layout.annotations || []).some(note => note.name === 'end');
    // The panels of a grid share one legend, which the first of them draws.
    if (panel.legend === figure.legend && panel !== figure.panels[0]) return;
    panel.legend.hidden = entries.length < 2 || labelled;
    if (panel.legend.hidden) return;
    entries.forEach((trace, i) => {
      const item = panel.legend.children[i] || element('button', '', panel.legend);
      const group = trace.legendgroup || trace.name;
      item.type = 'button';
      item.setAttribute('aria-pressed', !panel.hidden.has(group));
      item.textContent = '';
      const line = (trace.mode || '').includes('lines');
      const swatch = element('span', line ? 'nn-line' : '', item, line ? '' : symbols[trace.marker?.symbol] || '■');
      swatch.setAttribute('aria-hidden', true);
      swatch.style.color = (line ? trace.line : trace.marker)?.color;
      if (line && trace.line.dash !== 'solid') swatch.style.borderTopStyle = 'dashed';
      item.append(plain(trace.name));
      item.onclick = () => {
        if (!panel.hidden.delete(group)) panel.hidden.add(group);
        draw(figure);
      };
    });
    while (panel.legend.children.length > entries.length) panel.legend.lastChild.remove();
  };
  const drawDrawing = (figure, panel, theme) => {
    const text = panel.spec.frames ? panel.spec.frames[figure.step].svg : panel.svg;
    panel.plot.innerHTML = theme.dark ? text.replace(/#[0-9a-f]{6}\b/g, color => darkColors[color] || color) : text;
    panel.plot.setAttribute('aria-label', figure.alt());
  };
  const drawPictures = (figure, panel) => {
    const frame = panel.spec.frames && panel.spec.frames[figure.step];
    (frame?.images || panel.spec.images).forEach((picture, i) => {
      const item = panel.box.querySelectorAll('.nn-picture')[i];
      if (!item) return;
      if (item.firstChild.getAttribute('src') !== picture.src) item.firstChild.src = picture.src;
      item.lastChild.textContent = picture.caption;
    });
  };
  const drawPanel = async (Plotly, figure, panel, theme) => {
    const frame = panel.spec.frames && panel.spec.frames[figure.step];
    if (panel.heading) panel.heading.textContent = frame?.title ?? panel.spec.title;
    if (panel.spec.images) return drawPictures(figure, panel);
    if (panel.spec.svg) return drawDrawing(figure, panel, theme);
    let width = Math.floor(Math.min(panel.box.clientWidth, panel.spec.maxWidth));
    if (printing) width = Math.min(width, 680);
    if (width < 40) return;
    let [data, layout] = composed(figure, panel, theme);
    const lying = panel.spec.bars && turned(data, layout, theme, width);
    if (lying) ({ data, layout } = lying);
    const narrow = width < 480;
    panel.box.classList.toggle('nn-narrow', narrow);
    drawLegend(figure, panel, data, layout, narrow);
    const aspect = panel.spec.aspect;
    const heightFor = margin => {
      if (aspect) return Math.round((width - margin.l - margin.r) * aspect + margin.t + margin.b);
      if (lying) return lying.height;
      return panel.spec.layout.scene ? Math.min(panel.spec.height, Math.round(width * 0.9)) : panel.spec.height;
    };
    const height = heightFor(panel.margin || { l: 50, r: 20, t: 34, b: 46 });
    panel.plot.style.minHeight = '';
    panel.plot.setAttribute('aria-label', figure.alt());
    const config = { displayModeBar: false, responsive: false, doubleClick: 'reset', showTips: false };
    fitNumbers(data, layout, theme, width);
    const plot = await Plotly.react(panel.plot, data, arrange(layout, data, theme, width, height), config);
    // Every surface of a page gets the same id; plotly.js never asks for it.
    plot.querySelector('#scene')?.removeAttribute('id');
    // Labels and colour bar have taken their room now: with it known, squares become square.
    const margin = plot._fullLayout?._size;
    if (aspect && margin && Math.abs(heightFor(margin) - height) > 1) {
      panel.margin = { l: margin.l, r: margin.r, t: margin.t, b: margin.b };
      await Plotly.relayout(plot, { height: heightFor(margin) });
    }
  };
  const fail = (figure, error) => {
    const host = figure.host;
    host.dataset.nnState = 'failed';
    figure.panels.forEach(panel => panel.spec.images || panel.spec.svg || (panel.box.hidden = true));
    if (figure.controls) figure.controls.hidden = true;
    if (figure.details) figure.details.open = true;
    figure.note ??= element('p', 'nn-note', null);
    figure.note.textContent = `The chart is not drawn: ${error.message}. Its text and data are here.`;
    host.insertBefore(figure.note, host.querySelector(':scope > .nn-panels'));
  };
  const drawNow = async figure => {
    const host = figure.host;
    if (!figure.wanted || !host.isConnected || host.clientWidth === 0) return;
    try {
      const needed = figure.panels.some(panel => !panel.spec.images && !panel.spec.svg);
      const Plotly = needed && (window.Plotly || await plotly());
      const theme = themeOf(host);
      figure.theme = theme.id;
      figure.width = figure.area.clientWidth;
      host.classList.toggle('nn-dark', theme.dark);
      figure.note?.remove();
      figure.panels.forEach(panel => panel.box.hidden = false);
      if (figure.controls) figure.controls.hidden = false;
      await Promise.all(figure.panels.map(panel => drawPanel(Plotly, figure, panel, theme)));
      if (host.dataset.nnState !== 'drawn' && figure.details) figure.details.open = false;
      host.dataset.nnState = 'drawn';
    } catch (error) {
      fail(figure, error);
    }
  };
  // One drawing of a figure at a time: each begins with the state that the one before left.
  const draw = figure => figure.drawing = (figure.drawing || Promise.resolve()).then(() => drawNow(figure));
  // However many events ask for it, a figure is drawn once a picture of the screen; where the screen shows none, a little later.
  const redraw = figure => {
    if (figure.pending) return;
    figure.pending = true;
    const now = () => {
      if (!figure.pending) return;
      figure.pending = false;
      draw(figure);
    };
    requestAnimationFrame(now);
    setTimeout(now, 150);
  };

  // ---- sliders and the play button: the browser's own controls, so that keyboard, touch and screen readers know them

  const icons = { play: 'M4 2l10 6-10 6z', pause: 'M4 2h3v12H4zM9 2h3v12H9z' };
  const addControls = (figure, steps) => {
    const box = figure.controls = element('div', 'nn-controls', null);
    figure.area.after(box);
    const inputs = steps.controls.map((control, c) => {
      const row = element('label', 'nn-slider' + (steps.play ? ' nn-plays' : ''), box);
      element('span', '', row, control.label);
      const input = element('input', '', row);
      Object.assign(input, { type: 'range', min: 0, max: control.values.length - 1, step: 1 });
      input.value = control.start;
      const output = element('output', '', row);
      output.style.minWidth = Math.max(...control.values.map(value => value.length)) + 'ch';
      input.oninput = () => {
        stop();
        show();
      };
      return { input, output, values: control.values };
    });
    const show = () => {
      figure.step = 0;
      for (const { input, output, values } of inputs) {
        figure.step = figure.step * values.length + +input.value;
        output.textContent = values[input.value];
        input.setAttribute('aria-valuetext', values[input.value]);
        input.style.setProperty('--nn-part', 100 * input.value / (values.length - 1) + '%');
      }
      figure.host.dataset.nnStep = figure.step;
      if (figure.title) figure.title.textContent = steps.titles[figure.step];
      redraw(figure);
    };
    figure.alt = () => steps.alts[figure.step];
    let timer;
    let button;
    const setIcon = name => {
      if (!button) return;
      button.setAttribute('aria-label', name === 'play' ? 'Play' : 'Pause');
      button.innerHTML = '<svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true"><path fill="currentColor"/><\/svg>';
      button.querySelector('path').setAttribute('d', icons[name]);
    };
    const stop = () => {
      clearInterval(timer);
      timer = undefined;
      setIcon('play');
    };
    if (steps.play) {
      const { input } = inputs[0];
      button = element('button', 'nn-play', null);
      button.type = 'button';
      inputs[0].input.parentNode.prepend(button);
      const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
      button.onclick = event => {
        event.preventDefault();
        if (timer) return stop();
        if (+input.value === +input.max) input.value = 0;
        else input.value = +input.value + 1;
        show();
        setIcon('pause');
        timer = setInterval(() => {
          if (!figure.host.isConnected || +input.value === +input.max) return stop();
          input.value = +input.value + 1;
          show();
          if (+input.value === +input.max) stop();
        }, calm ? Math.max(1000, steps.interval) : steps.interval);
      };
      setIcon('play');
    }
    show();
  };

  // ---- finding hosts

  const near = new IntersectionObserver(entries => {
    for (const entry of entries) {
      const figure = entry.target.nnFigure;
      if (!entry.isIntersecting || !figure || figure.wanted) continue;
      figure.wanted = true;
      redraw(figure);
    }
  }, { rootMargin: '600px' });
  const sizes = new ResizeObserver(entries => {
    for (const entry of entries) {
      const figure = entry.target.parentNode?.nnFigure;
      if (figure && figure.area.clientWidth !== figure.width) redraw(figure);
    }
  });
  const claim = host => {
    const script = host.querySelector(':scope > script[type="application/json"]');
    // While the page is still being read, a host is whole when something follows it. DOMContentLoaded comes back for the rest.
    if (!script || (document.readyState === 'loading' && !host.nextElementSibling)) return;
    host.dataset.nnState = 'waiting';
    const figure = { host, step: 0, panels: [] };
    let spec;
    try {
      spec = JSON.parse(script.textContent);
    } catch (error) {
      return fail(figure, error);
    }
    const old = host.dataset.nnKey && live.get(host.dataset.nnKey);
    const text = host.querySelector(':scope > .nn-alt');
    figure.title = host.querySelector(':scope > .nn-title > strong');
    figure.details = host.querySelector(':scope > details');
    figure.alt = () => text ? text.textContent : '';
    figure.area = element('div', 'nn-panels', null);
    if (spec.columns) {
      figure.area.classList.add('nn-grid');
      figure.area.style.setProperty('--nn-columns', spec.columns);
      figure.legend = element('div', 'nn-legend', null);
    }
    const pictures = [...host.querySelectorAll(':scope > .nn-ready-panel')];
    if (text) text.before(figure.area);
    else script.after(figure.area);
    if (figure.legend) figure.area.before(figure.legend);
    const common = old?.panels[0]?.hidden || new Set();
    figure.panels = spec.panels.map((panelSpec, i) => {
      const ready = panelSpec.images || panelSpec.svg;
      const box = ready ? pictures.shift() : element('div', 'nn-panel', null);
      figure.area.append(box);
      box.classList.add('nn-panel');
      box.style.setProperty('--nn-max', panelSpec.maxWidth + 'px');
      const panel = { spec: panelSpec, box, hidden: spec.columns ? common : old?.panels[i]?.hidden || new Set() };
      if (ready) {
        panel.heading = box.querySelector('.nn-panel-title');
        panel.plot = box.querySelector('.nn-svg');
        panel.plot?.setAttribute('role', 'img');
        panel.svg = panel.plot?.innerHTML;
        return panel;
      }
      if (panelSpec.title) panel.heading = element('p', 'nn-panel-title', box, panelSpec.title);
      panel.legend = figure.legend || element('div', 'nn-legend', box);
      // A live chart's new output takes over the graph of the old one.
      panel.plot = old?.panels[i]?.plot || element('div', 'nn-plot', null);
      panel.plot.setAttribute('role', 'img');
      const width = Math.min(panelSpec.maxWidth, host.clientWidth || 400);
      if (!old) panel.plot.style.minHeight = (panelSpec.aspect ? width * panelSpec.aspect + 50 : panelSpec.height) + 'px';
      box.append(panel.plot);
      return panel;
    });
    if (figure.details) figure.details.open = false;
    host.nnFigure = figure;
    hosts.add(new WeakRef(host));
    if (host.dataset.nnKey) live.set(host.dataset.nnKey, figure);
    if (spec.steps) addControls(figure, spec.steps);
    sizes.observe(figure.area);
    if (old) {
      figure.wanted = true;
      draw(figure);
    } else
      near.observe(host);
  };
  const scan = root => {
    if (root.matches?.('.nn-figure:not([data-nn-state])')) claim(root);
    root.querySelectorAll('.nn-figure:not([data-nn-state])').forEach(claim);
  };
  const drawAll = () => Promise.all(figures().map(figure => {
    figure.wanted = true;
    return draw(figure);
  }));
  const repaint = () => figures().forEach(figure => {
    if (figure.wanted && figure.host.isConnected && figure.theme !== themeOf(figure.host).id) redraw(figure);
  });

  element('style', '', document.head, '{{css}}').dataset.nnFigures = version;
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', repaint);
  const themes = new MutationObserver(() => {
    repaint();
    setTimeout(repaint, 400);
  });
  const watch = () => {
    const attributeFilter = ['class', 'style', 'data-theme', 'data-jp-theme-light', 'data-vscode-theme-kind'];
    for (const part of [document.documentElement, document.body]) themes.observe(part, { attributes: true, attributeFilter });
  };
  const setPrinting = on => {
    printing = on;
    return drawAll();
  };
  addEventListener('beforeprint', () => setPrinting(true));
  addEventListener('afterprint', () => setPrinting(false));
  addEventListener('DOMContentLoaded', () => scan(document));
  window.nnFigures = { version, scan, drawAll, setPrinting };
  watch();
  scan(document);
})();
