// Charts by Vega-Lite: the specifications and rows lie in data/, colours come from the style sheet.
// Expressions are interpreted, since the pages forbid code that is made at run time.
(function () {
  "use strict";
  addEventListener("DOMContentLoaded", () => {
    const { data, rows, controls, colour, make, onTheme } = window.parley;
    const { vega, vegaLite } = window;
    const QUADS = ["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"];
    const drawn = [];

    const config = () => ({
      background: null, aria: false, font: "system-ui, sans-serif", view: { stroke: null },
      axis: { labelColor: colour("soft"), titleColor: colour("soft"), gridColor: colour("line"), domainColor: colour("line"),
        tickColor: colour("line"), labelFontSize: 12, titleFontSize: 12, titleFontWeight: "normal", labelLimit: 150 },
      legend: { labelColor: colour("soft"), titleColor: colour("soft"), labelFontSize: 12, titleFontSize: 12, titleFontWeight: "normal" },
      range: { category: QUADS.map((quad) => colour(quad.replace(" ", "-"))) },
    });

    const tip = make("div", null, { class: "tip", hidden: "" });
    document.body.append(tip);
    const tooltip = (_, event, item, value) => {
      tip.hidden = value === null || value === undefined || value === "";
      if (tip.hidden) return;
      const lines = typeof value === "object" ? Object.entries(value).map(([k, v]) => (k === "title" ? v : `${k}: ${v}`)) : [value];
      tip.replaceChildren(...lines.map((line) => make("div", line)));
      tip.style.left = `${Math.min(event.clientX + 12, innerWidth - tip.offsetWidth - 8)}px`;
      tip.style.top = `${Math.min(event.clientY + 12, innerHeight - tip.offsetHeight - 8)}px`;
    };

    const render = async (chart) => {
      const figure = chart.figure;
      figure.classList.toggle("nothing", !chart.values.length);
      if (chart.view) chart.view.finalize();
      figure.replaceChildren();
      if (!chart.values.length) { figure.append(make("p", "Nothing to show for this choice.", { class: "small" })); return; }
      const spec = chart.spec(structuredClone(data.charts[figure.dataset.chart]), figure.clientWidth);
      spec.config = { ...config(), ...(spec.config || {}) };
      const view = new vega.View(vega.parse(vegaLite.compile(spec).spec, null, { ast: true }), {
        expr: vega.expressionInterpreter, renderer: "svg", container: figure, hover: true,
      });
      view.tooltip(tooltip);
      view.addEventListener("click", (_, item) => {
        const page = item && item.datum && item.datum.page;
        if (page) location.assign(document.body.dataset.root + page);
      });
      chart.view = view;
      await view.runAsync();
      // The figure itself has a name, and a table has the rows.
      figure.querySelector("svg").setAttribute("aria-hidden", "true");
      figure.dataset.drawn = "true";
    };
    const add = (name, make) => {
      const figure = document.querySelector(`[data-chart="${name}"]`);
      if (!figure) return null;
      const chart = { figure, values: [], ...make };
      drawn.push(chart);
      return chart;
    };
    window.parley.add = add;
    window.parley.render = render;
    const sums = (list, keys) => {
      const found = new Map();
      for (const row of list) {
        const key = keys.map((name) => row[name]).join("\n");
        if (!found.has(key)) found.set(key, { ...Object.fromEntries(keys.map((name) => [name, row[name]])), n: 0 });
        found.get(key).n += row.n;
      }
      return [...found.values()];
    };

    // The timeline: bars by class, and strips by type or publisher.
    const timed = rows(data.timeline);
    const months = [...new Set(timed.map((row) => row.month))].sort();
    for (const select of document.querySelectorAll("select[data-months]")) {
      select.append(...months.map((month) => make("option", month)));
      if (months.length) select.value = select.dataset.months === "first" ? months[0] : months.at(-1);
    }
    // Empty months have their place too.
    const every = (first, last) => {
      const all = [];
      for (let [y, m] = first.split("-").map(Number); ; m = m % 12 + 1, y += m === 1 ? 1 : 0) {
        const month = `${String(y).padStart(4, "0")}-${String(m).padStart(2, "0")}`;
        all.push(month);
        if (month >= last || all.length > 2400) return all;
      }
    };
    const scaled = (chart, spec, values) => {
      const seen = [...new Set(values.map((row) => row.month))].sort();
      const all = every(seen[0], seen.at(-1));
      spec.data = { values };
      spec.encoding.x.scale = { ...(spec.encoding.x.scale || {}), domain: all };
      // Names of rows stand before the strips, so their months have less room.
      const room = chart.figure.clientWidth - (spec.encoding.y.type === "nominal" ? 100 : 0);
      const step = Math.max(1, Math.ceil(all.length / (room / 64)));
      spec.encoding.x.axis = { ...(spec.encoding.x.axis || {}), values: all.filter((_, i) => i % step === 0) };
      return spec;
    };
    const bars = add("months", { spec: (spec) => scaled(bars, spec, bars.values) });
    const strips = add("strips", {
      spec: (spec, width) => {
        scaled(strips, spec, strips.values);
        const most = Math.max(...strips.values.map((row) => row.n));
        spec.encoding.size.legend.values = [...new Set([1, Math.ceil(most / 2), most])];
        spec.height = 26 * new Set(strips.values.map((row) => row.row)).size + 90;
        if (width < 480) spec.encoding.y.axis.labelLimit = 84;
        return spec;
      },
    });
    const timeline = (chosen) => {
      const of = (row) => String(row.happened) === (chosen.happened || "true") &&
        (!chosen.event_type || row.event_type === chosen.event_type) &&
        (!chosen.from || row.month >= chosen.from) && (!chosen.to || row.month <= chosen.to);
      const told = timed.filter((row) => of(row) && row.publisher === (chosen.publisher || null));
      if (bars) {
        bars.values = sums(told, ["month", "quad_class"]).map((row) => ({ ...row, rank: QUADS.indexOf(row.quad_class) }));
        render(bars);
      }
      if (strips) {
        const apart = chosen.row === "publisher"
          ? timed.filter((row) => of(row) && row.publisher !== null && (!chosen.publisher || row.publisher === chosen.publisher))
          : told;
        const rowOf = (row) => row[chosen.row || "event_type"];
        const most = sums(apart.map((row) => ({ row: rowOf(row), n: row.n })), ["row"])
          .sort((a, b) => b.n - a.n).slice(0, 30).map((row) => row.row);
        strips.values = sums(apart.map((row) => ({ ...row, row: rowOf(row) })).filter((row) => most.includes(row.row)), ["month", "row", "quad_class"])
          .map((row) => ({ ...row, rank: QUADS.indexOf(row.quad_class) }));
        render(strips);
        table(told);
      }
    };
    const table = (told) => {
      const body = document.querySelector("[data-table=timeline]").tBodies[0];
      body.replaceChildren(...[...new Set(told.map((row) => row.month))].sort().map((month) => {
        const line = make("tr"), of = told.filter((row) => row.month === month);
        line.append(make("th", month, { scope: "row" }));
        for (const quad of [...QUADS, null]) {
          const n = of.filter((row) => quad === null || row.quad_class === quad).reduce((sum, row) => sum + row.n, 0);
          line.append(make("td", n, { class: "number" }));
        }
        return line;
      }));
    };
    if (bars) timeline(controls("timeline", timeline)());

    // The map.
    const map = add("map", {
      spec: (spec, width) => {
        const { what = "n_events", show = "region" } = map.chosen;
        const height = Math.round(Math.min(Math.max(width * 0.55, 300), 620));
        const all = { west: -170, east: 180, south: -55, north: 75 };
        const f = show === "world" || !data.frame ? all : {
          west: data.frame.west - 4, east: data.frame.east + 4,
          south: Math.max(data.frame.south - 3, -70), north: Math.min(data.frame.north + 3, 76) };
        const flat = (degrees) => Math.log(Math.tan(Math.PI / 4 + degrees * Math.PI / 360));
        const edge = 36;  // room for the largest circles
        const scale = Math.min((width - edge) / ((f.east - f.west) * Math.PI / 180), (height - edge) / (flat(f.north) - flat(f.south)));
        const middle = (flat(f.north) + flat(f.south)) / 2;
        const center = [(f.west + f.east) / 2, (2 * Math.atan(Math.exp(middle)) - Math.PI / 2) * 180 / Math.PI];
        Object.assign(spec, { width, height, projection: { type: "mercator", scale, center } });
        const [land, circles, halos, names] = spec.layer;  // halos: names are read on circles too
        land.data.values = data.world;
        land.mark.fill = colour("land");
        land.mark.stroke = colour("border");
        const values = map.values.map((row) => ({ ...row, shown: row[what] }));
        circles.data = { values };
        circles.encoding.fill.scale.range = [colour("material-cooperation"), colour("material-conflict"), colour("even")];
        circles.mark.stroke = colour("paper");
        // The names of the largest that leave each other room.
        const named = [];
        for (const row of values) {
          const at = { x: scale * row.longitude * Math.PI / 180, y: scale * flat(row.latitude) };
          const near = (other) => Math.abs(at.x - other.at.x) < 60 && Math.abs(at.y - other.at.y) < 15;
          if (named.length < 40 && !named.some(near)) named.push({ ...row, at });
        }
        halos.data = names.data = { values: named };
        halos.mark.color = halos.mark.stroke = colour("paper");
        names.mark.color = colour("ink");
        return spec;
      },
    });
    const drawMap = (chosen) => {
      map.chosen = chosen;
      const what = chosen.what || "n_events";
      map.values = data.places.filter((row) => row[what] > 0 && (!chosen.kind || row.kind !== "country")).map((row) => ({
        ...row, events: row.events.map((event) => event.name),
        leaning: row.n_cooperation > row.n_conflict ? "cooperation" : row.n_cooperation < row.n_conflict ? "conflict" : "both",
      })).sort((a, b) => b[what] - a[what]);
      render(map);
    };
    if (map) drawMap(controls("map", drawMap)());

    // What became of agreements.
    const courses = add("courses", {
      spec: (spec, width) => {
        spec.data = { values: courses.values };
        spec.height = 26 * new Set(courses.values.map((row) => row.name)).size + 70;
        spec.encoding.color.scale.range = [colour("even"), colour("material-cooperation"), colour("material-conflict")];
        if (width < 480) {
          spec.encoding.y.axis.labelLimit = 110;
          spec.encoding.color.legend.columns = 1;
          spec.height += 40;
        }
        return spec;
      },
    });
    if (courses) {
      courses.values = data.courses.map((row) => ({ ...row, status: row.status.replaceAll("_", " "), page: `agreements/${row.agreement_id}.html` }));
      render(courses);
    }

    const again = () => drawn.forEach((chart) => chart.values.length && render(chart));
    onTheme(again);
    let width = innerWidth, waiting = 0;
    addEventListener("resize", () => {
      if (innerWidth === width) return;
      width = innerWidth;
      clearTimeout(waiting);
      waiting = setTimeout(again, 150);
    });
  });
})();
