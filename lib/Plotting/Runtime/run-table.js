// Sorts and filters the tables of runs of a page. It listens on the document, so that tables that come later are served as well,
// also where HTML is set without running its scripts.
(() => {
  const show = () => document.querySelectorAll('.nn-runs-bar label[hidden]').forEach(label => label.hidden = false);
  show();
  if (window.nnRuns) return;
  window.nnRuns = true;
  const keyOf = cell => {
    const value = cell.dataset.value;
    if (value === undefined) return cell.textContent;
    return value === 'Infinity' ? Infinity : value === '-Infinity' ? -Infinity : parseFloat(value);
  };
  const isMissing = key => key === '' || Number.isNaN(key);
  const compare = (a, b) => typeof a === 'number' && typeof b === 'number' ? a - b
    : typeof a === 'number' ? -1 : typeof b === 'number' ? 1 : a < b ? -1 : a > b ? 1 : 0;
  document.addEventListener('click', event => {
    const head = event.target.closest?.('.nn-runs th');
    if (!head || !event.target.closest('button')) return;
    const down = head.getAttribute('aria-sort') === 'ascending';
    for (const other of head.parentNode.children) other.removeAttribute('aria-sort');
    head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
    const column = head.cellIndex;
    const body = head.closest('table').tBodies[0];
    const rows = [...body.rows].map(row => ({ row, key: keyOf(row.cells[column]) }));
    // What has no value comes last either way.
    rows.sort((a, b) => isMissing(a.key) || isMissing(b.key) ? isMissing(a.key) - isMissing(b.key)
      : down ? compare(b.key, a.key) : compare(a.key, b.key));
    body.append(...rows.map(({ row }) => row));
  });
  const holds = (row, heads, part) => {
    const condition = /^(.+?)\s*(<=|>=|!=|<|>|=)\s*(.+)$/.exec(part);
    const column = condition ? heads.indexOf(condition[1].trim().toLowerCase()) : -1;
    if (column < 0) return row.textContent.toLowerCase().includes(part);
    const key = keyOf(row.cells[column]);
    const number = parseFloat(condition[3]);
    const [left, right] = typeof key === 'number' ? [key, number] : [key.toLowerCase(), condition[3].trim()];
    return { '<': left < right, '<=': left <= right, '>': left > right, '>=': left >= right, '=': left === right,
      '!=': left !== right }[condition[2]];
  };
  document.addEventListener('input', event => {
    const table = event.target.closest?.('.nn-runs');
    if (!table) return;
    const heads = [...table.querySelectorAll('th')].map(head => head.textContent.toLowerCase());
    const parts = event.target.value.toLowerCase().split('&&').map(part => part.trim()).filter(Boolean);
    const rows = [...table.querySelectorAll('tbody tr')];
    for (const row of rows) row.hidden = !parts.every(part => holds(row, heads, part));
    const shown = rows.filter(row => !row.hidden).length;
    table.querySelector('[aria-live]').textContent = shown === rows.length ? rows.length + ' runs' : shown + ' of ' + rows.length + ' runs';
  });
})();
