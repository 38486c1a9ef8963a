// The heat map of positions, counted anew for a publisher and a period.
(function () {
  "use strict";
  const { data, rows, controls, make } = window.parley;
  const all = rows(data.positions);
  const table = document.querySelector("[data-heat]");
  const told = document.querySelector("[data-told]");
  const issues = [...table.tHead.rows[0].cells].slice(1).map((cell) => cell.dataset.issue);

  const shade = (count) => {
    const n = count.support + count.oppose + count.conditional + count.neutral;
    const net = n ? (count.support - count.oppose) / n : 0;
    return net > 0.6 ? "s2" : net > 0.2 ? "s1" : net < -0.6 ? "o2" : net < -0.2 ? "o1" : "even";
  };
  const fill = (cell, count) => {
    cell.className = count ? `heat ${shade(count)}` : "heat";
    cell.replaceChildren();
    if (!count) return;
    const open = count.conditional + count.neutral;
    for (const [sign, n] of [["+", count.support], ["−", count.oppose], ["~", open]]) {
      if (n) cell.append(make("span", sign + n));
    }
  };
  controls("positions", (chosen) => {
    const taken = all.filter((row) =>
      (!chosen.publisher || row.publisher === chosen.publisher) &&
      (!chosen.from || (row.month && row.month >= chosen.from)) &&
      (!chosen.to || (row.month && row.month <= chosen.to)));
    const counts = new Map();
    for (const row of taken) {
      const key = `${row.holder}\n${row.issue}`;
      if (!counts.has(key)) counts.set(key, { support: 0, oppose: 0, conditional: 0, neutral: 0 });
      counts.get(key)[row.position] += row.n;
    }
    for (const row of table.tBodies[0].rows) {
      let any = false;
      issues.forEach((issue, place) => {
        const count = counts.get(`${row.dataset.holder}\n${issue}`);
        any = any || Boolean(count);
        fill(row.cells[place + 1], count);
      });
      row.hidden = !any;
    }
    const n = taken.reduce((sum, row) => sum + row.n, 0);
    told.textContent = `${n} positions`;
  });
})();
