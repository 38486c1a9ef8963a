// What every page does: themes, search, tables that sort and filter. All text goes in as text.
(function () {
  "use strict";
  const parley = (window.parley = window.parley || { data: {} });
  const root = document.body.dataset.root;

  // A list of rows out of a list a column.
  parley.rows = (columns) => {
    const names = Object.keys(columns || {});
    if (!names.length) return [];
    return columns[names[0]].map((_, i) => Object.fromEntries(names.map((n) => [n, columns[n][i]])));
  };

  parley.make = (tag, text, attributes) => {
    const made = document.createElement(tag);
    if (text !== undefined && text !== null) made.textContent = text;
    for (const [name, value] of Object.entries(attributes || {})) made.setAttribute(name, value);
    return made;
  };

  parley.link = (name, page) => parley.make("a", name, { href: root + page });

  parley.dark = () => {
    const chosen = document.documentElement.dataset.theme;
    return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  };

  parley.colour = (name) =>
    getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

  // Values of a form of controls, and what to do when one changes.
  parley.controls = (name, act) => {
    const form = document.querySelector(`[data-controls="${name}"]`);
    const read = () => (form ? Object.fromEntries(new FormData(form)) : {});
    if (form) {
      form.addEventListener("change", () => act(read()));
      form.addEventListener("submit", (event) => event.preventDefault());
    }
    return read;
  };

  const repaints = [];
  parley.onTheme = (act) => repaints.push(act);
  const repaint = () => repaints.forEach((act) => act());
  const button = document.querySelector("button.theme");
  button.hidden = false;
  button.addEventListener("click", () => {
    const next = parley.dark() ? "light" : "dark";
    document.documentElement.dataset.theme = next;
    try { localStorage.setItem("parley-theme", next); } catch { /* a browser that keeps nothing */ }
    repaint();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);

  const here = document.querySelector("nav.sections [aria-current]");
  if (here) here.closest("nav").scrollLeft = here.offsetLeft - 24;

  const find = document.querySelector("form.find");
  find.addEventListener("submit", (event) => {
    event.preventDefault();
    const asked = find.querySelector("input").value.trim();
    if (asked) location.assign(`${find.dataset.search}#${encodeURIComponent(asked)}`);
  });

  const valueOf = (row, place) => {
    const cell = row.cells[place];
    return cell.dataset.value ?? cell.textContent.trim();
  };
  const inOrder = (one, other) => {
    const [a, b] = [one, other].map((text) => (text === "" || text === "–" ? -Infinity : Number(text)));
    return Number.isNaN(a) || Number.isNaN(b) ? one.localeCompare(other) : a - b;
  };
  for (const table of document.querySelectorAll("table[data-sortable]")) {
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, place) => {
      const sort = parley.make("button", head.textContent, { type: "button" });
      head.replaceChildren(sort);
      sort.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending" ||
          (!head.hasAttribute("aria-sort") && head.classList.contains("number"));
        heads.forEach((each) => each.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const rows = [...table.tBodies[0].rows];
        rows.sort((a, b) => (down ? -1 : 1) * inOrder(valueOf(a, place), valueOf(b, place)));
        table.tBodies[0].append(...rows);
      });
    });
  }
  for (const table of document.querySelectorAll("table[data-filter]")) {
    const label = parley.make("label", `${table.dataset.filter} `, { class: "filter" });
    const input = parley.make("input", null, { type: "search" });
    label.append(input);
    table.parentElement.before(label);
    input.addEventListener("input", () => {
      const asked = input.value.toLowerCase();
      for (const row of table.tBodies[0].rows) {
        row.hidden = !row.textContent.toLowerCase().includes(asked);
      }
    });
  }
})();
