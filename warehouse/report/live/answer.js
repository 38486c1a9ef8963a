// The rows of an answer as a table. All text goes in as text; ids lead to their pages.
(function () {
  "use strict";
  const { make } = window.parley;
  const LONG = 60, SHORT = 24;

  const one = (value, pages) => {
    if (value === null) return make("span", "–", { class: "null" });
    if (typeof value === "object") return document.createTextNode(JSON.stringify(value));
    if (typeof value === "number" && !Number.isInteger(value)) return document.createTextNode(String(Number(value.toPrecision(6))));
    const page = pages && Object.hasOwn(pages, value) ? pages[value] : null;
    return page ? make("a", value, { href: page }) : document.createTextNode(String(value));
  };

  const filled = (cell, value, pages) => {
    if (!Array.isArray(value)) { cell.append(one(value, pages)); return cell; }
    value.forEach((each, place) => cell.append(...(place ? [document.createTextNode(", ")] : []), one(each, pages)));
    return cell;
  };

  const shapeOf = (column, place, rows) => {
    if (column.kind === "number") return "number";
    const longest = Math.max(0, ...rows.map((row) => (row[place] === null ? 0 : String(row[place]).length)));
    return longest > LONG ? "long" : longest <= SHORT ? "short" : "";
  };

  window.parley.tableOf = ({ columns, rows, pages }) => {
    const table = make("table"), head = make("tr"), body = make("tbody");
    const shapes = columns.map((column, place) => shapeOf(column, place, rows));
    columns.forEach((column, place) => head.append(make("th", column.name, { scope: "col", class: shapes[place] })));
    for (const row of rows) {
      const line = make("tr");
      row.forEach((value, place) => line.append(filled(make("td", null, { class: shapes[place] }), value, pages[columns[place].name])));
      body.append(line);
    }
    const top = make("thead");
    top.append(head);
    table.append(make("caption", "Rows of the answer", { class: "hidden" }), top, body);
    return table;
  };
})();
