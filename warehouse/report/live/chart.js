// A chart of an answer: bars, a line or points, of columns that the reader chooses.
(function () {
  "use strict";
  const COUNT = "", NAMES = { bar: "Bars", line: "Line", point: "Points" };
  const BARS = 60, COLOURS = 6, REST = "all others";
  const SHAPES = ["circle", "square", "triangle-up", "diamond", "cross", "triangle-down", "triangle-right"];
  const DASHES = [[1, 0], [6, 3], [2, 2], [8, 3, 2, 3], [4, 4], [1, 3], [10, 2]];
  const distinct = (values) => [...new Set(values)];

  // The columns to begin with: along time or the first text, as much as the first number says.
  const usual = ({ columns, rows }) => {
    const of = (kind) => columns.filter((column) => column.kind === kind).map((column) => column.name);
    const few = (name) => {
      const place = columns.findIndex((column) => column.name === name);
      const n = distinct(rows.map((row) => row[place])).length;
      return n > 1 && n <= COLOURS + 1;
    };
    const texts = [...of("text"), ...of("boolean")];
    const x = of("time")[0] ?? texts[0] ?? of("number")[0] ?? columns[0].name;
    return { mark: "bar", x, y: of("number").find((name) => name !== x) ?? COUNT, colour: texts.find((name) => name !== x && few(name)) ?? "" };
  };

  // What the selects offer for this answer, and what is chosen in them.
  const offer = (form, answer, wished) => {
    const { make } = window.parley;
    const names = answer.columns.map((column) => column.name);
    const numbers = answer.columns.filter((column) => column.kind === "number").map((column) => column.name);
    const lists = {
      x: names.map((name) => [name, name]),
      y: [[COUNT, "number of rows"], ...numbers.map((name) => [name, name])],
      colour: [["", "none"], ...names.map((name) => [name, name])],
    };
    const chosen = usual(answer);
    for (const [name, list] of Object.entries(lists)) {
      form.elements[name].replaceChildren(...list.map(([value, text]) => make("option", text, { value })));
      const wish = wished[name];
      form.elements[name].value = list.some(([value]) => value === wish) ? wish : chosen[name];
    }
    form.elements.mark.value = wished.mark in NAMES ? wished.mark : chosen.mark;
  };

  // How wide a bar is in time: as wide as the values are apart at least, by how they are written.
  const timeUnit = (values) => {
    const all = (form) => values.every((value) => form.test(value.replace(/[T ]00:00:00(\.0+)?(Z|\+00:00)?$/, "")));
    return all(/^\d{4}(-01-01)?$/) ? "utcyear" : all(/^\d{4}(-\d{2}(-01)?)?$/) ? "utcyearmonth" : "utcyearmonthdate";
  };

  const encoded = (answer, { mark, x, y, colour }) => {
    const place = (name) => answer.columns.findIndex((column) => column.name === name);
    const kind = (name) => answer.columns[place(name)].kind;
    const plain = (value) => (value !== null && typeof value === "object" ? JSON.stringify(value) : value);
    let values = answer.rows.map((row) => ({ x: plain(row[place(x)]), y: y === COUNT ? 1 : row[place(y)], colour: colour ? plain(row[place(colour)]) : null }));
    const notes = [];
    const along = { field: "x", title: x };
    if (kind(x) === "time") {
      values = values.filter((value) => value.x !== null);
      Object.assign(along, { type: "temporal", scale: { type: "utc" } });
      if (mark === "bar") along.timeUnit = timeUnit(values.map((value) => value.x));
    } else if (kind(x) === "number" && mark !== "bar") along.type = "quantitative";
    else {
      Object.assign(along, { type: "nominal", sort: null });
      const all = distinct(values.map((value) => value.x));
      if (all.length > BARS) {
        const shown = new Set(all.slice(0, BARS));
        values = values.filter((value) => shown.has(value.x));
        notes.push(`The first ${BARS} of ${all.length} values of ${x} are drawn.`);
      }
    }
    const much = { type: "quantitative", field: "y", title: y === COUNT ? "number of rows" : y };
    if (mark !== "point" || y === COUNT) much.aggregate = "sum";
    const encoding = { x: along, y: much };
    if (colour) {
      const sums = new Map();
      values.forEach((value) => sums.set(value.colour, (sums.get(value.colour) ?? 0) + 1));
      const most = [...sums].sort((a, b) => b[1] - a[1]).map(([name]) => name);
      if (most.length > COLOURS + 1) {
        const kept = new Set(most.slice(0, COLOURS));
        values = values.map((value) => (kept.has(value.colour) ? value : { ...value, colour: REST }));
        notes.push(`Of ${most.length} values of ${colour}, the ${COLOURS} with most rows have a colour.`);
      }
      encoding.color = { field: "colour", type: "nominal", title: colour, sort: null };
      if (mark === "point") encoding.shape = { ...encoding.color, scale: { range: SHAPES } };
      if (mark === "line") encoding.strokeDash = { ...encoding.color, scale: { range: DASHES } };
    }
    const summed = y !== COUNT && mark !== "point" ? ", summed," : "";
    const told = `${NAMES[mark]}: ${much.title}${summed} by ${x}${colour ? `, coloured by ${colour}` : ""}. ${notes.join(" ")} The table has the same figures.`;
    return { values, encoding, told: told.replace(/\s+/g, " ") };
  };

  const merged = (base, encoding) => Object.fromEntries(Object.entries(encoding).map(([name, channel]) => [name, { ...(base[name] || {}), ...channel }]));

  window.parley.chartOf = (figure, caption, form) => {
    let shown = null;
    const chart = window.parley.add("answer", {
      spec: (spec, width) => {
        const { encoding } = shown, { mark } = shown.chosen;
        spec.data = { values: shown.values };
        spec.mark = { type: mark, tooltip: true };
        spec.encoding = merged(spec.encoding, encoding);
        if (spec.encoding.shape || spec.encoding.strokeDash) for (const name of ["shape", "strokeDash"]) if (spec.encoding[name]) spec.encoding[name].legend = spec.encoding.color.legend;
        if (width < 480) spec.encoding.color = spec.encoding.color && { ...spec.encoding.color, legend: { ...spec.encoding.color.legend, columns: 1 } };
        // Words stand beside lying bars, where they can be read.
        if (mark === "bar" && encoding.x.type === "nominal") {
          const { x, y } = encoding;
          Object.assign(spec.encoding, { x: { ...spec.encoding.x, ...y }, y: { ...x, axis: { labelLimit: width < 480 ? 120 : 260 } } });
          delete spec.encoding.x.sort;
          spec.height = { step: 22 };
          spec.autosize = { type: "fit-x", contains: "padding" };
        }
        return spec;
      },
    });
    const draw = () => {
      if (!shown) return;
      shown.chosen = Object.fromEntries(new FormData(form));
      Object.assign(shown, encoded(shown.answer, shown.chosen));
      caption.textContent = shown.told;
      chart.values = shown.values;
      window.parley.render(chart);
    };
    return {
      take: (answer, wished) => {
        shown = answer.rows.length ? { answer } : null;
        chart.values = [];
        caption.textContent = "";
        figure.replaceChildren();
        if (shown) offer(form, answer, wished);
      },
      draw,
    };
  };
})();
