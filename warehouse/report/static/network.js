// Actors and their ties. The layout starts from a circle and so is the same each time.
(function () {
  "use strict";
  const { data, rows, controls, colour, make, onTheme } = window.parley;
  const MOST = innerWidth < 600 ? 20 : 60;
  const root = document.body.dataset.root;
  const place = document.querySelector("[data-network]");
  if (!place) return;
  const ties = rows(data.ties);
  const told = document.querySelector("[data-told]");
  const nameOf = (id) => (data.people[id] || [id])[0];
  let drawn = null;

  const around = document.querySelector("[name=around]");
  const weight = new Map();
  for (const tie of ties) {
    for (const id of [tie.one, tie.other]) weight.set(id, (weight.get(id) || 0) + tie.n_events);
  }
  const byWeight = [...weight.keys()].sort((a, b) => weight.get(b) - weight.get(a) || (a < b ? -1 : 1));
  for (const id of byWeight.slice(0, 200)) around.append(make("option", nameOf(id), { value: id }));

  const style = () => [
    { selector: "node", style: {
      "background-color": colour("accent"), label: "data(name)", color: colour("ink"),
      "font-size": 12, "font-family": "system-ui, sans-serif", width: "data(size)", height: "data(size)",
      "text-valign": "bottom", "text-margin-y": 4, "text-wrap": "wrap", "text-max-width": 110,
      "text-background-color": colour("paper"), "text-background-opacity": 0.75, "text-background-padding": 1 } },
    { selector: "edge", style: {
      width: "data(width)", "line-color": colour("material-cooperation"), "curve-style": "bezier", opacity: 0.7,
      "control-point-step-size": 26 } },
    { selector: "edge.conflict", style: { "line-color": colour("material-conflict"), "line-style": "dashed" } },
    { selector: "edge.anchor", style: { visibility: "hidden" } },
    { selector: ".faint", style: { opacity: 0.12 } },
  ];

  // Groups that nothing ties to the largest one are held near it by lines that are not drawn.
  const anchors = (nodes, taken) => {
    const group = new Map(nodes.map(({ data: { id } }) => [id, id]));
    const lead = (id) => (group.get(id) === id ? id : lead(group.get(id)));
    const rank = new Map(nodes.map(({ data: { id } }, place) => [id, place]));
    for (const tie of taken) {
      const [first, last] = [lead(tie.one), lead(tie.other)].sort((a, b) => rank.get(a) - rank.get(b));
      group.set(last, first);
    }
    const leads = nodes.map(({ data: { id } }) => id).filter((id) => lead(id) === id);
    return leads.slice(1).map((id) => ({ data: { id: `to ${id}`, source: leads[0], target: id, width: 1 }, classes: "anchor" }));
  };

  const elements = (chosen) => {
    const kinds = chosen.what === "both" ? ["n_cooperation", "n_conflict"] : [chosen.what];
    const least = Number(chosen.least);
    const strength = (tie) => kinds.reduce((sum, kind) => sum + tie[kind], 0);
    let taken = ties.filter((tie) => strength(tie) >= least &&
      (!chosen.around || tie.one === chosen.around || tie.other === chosen.around));
    const ends = [...new Set(taken.flatMap((tie) => [tie.one, tie.other]))];
    ends.sort((a, b) => weight.get(b) - weight.get(a) || (a < b ? -1 : 1));
    const kept = new Set(ends.slice(0, MOST));
    taken = taken.filter((tie) => kept.has(tie.one) && kept.has(tie.other));
    const heaviest = Math.max(...[...kept].map((id) => weight.get(id)), 1);
    const most = Math.max(...taken.flatMap((tie) => kinds.map((kind) => tie[kind])), 1);
    const nodes = [...kept].map((id, i) => ({
      data: { id, name: nameOf(id), size: 14 + 34 * Math.sqrt(weight.get(id) / heaviest) },
      position: { x: 300 * Math.cos(2 * Math.PI * i / kept.size), y: 300 * Math.sin(2 * Math.PI * i / kept.size) },
    }));
    const edges = taken.flatMap((tie) => kinds.filter((kind) => tie[kind]).map((kind) => ({
      data: { id: `${kind} ${tie.one} ${tie.other}`, source: tie.one, target: tie.other,
        width: 1.5 + 6 * Math.sqrt(tie[kind] / most) },
      classes: kind === "n_conflict" ? "conflict" : "",
    })));
    told.textContent = `${kept.size} actors and ${taken.length} ties are drawn` +
      (ends.length > MOST ? `, of ${ends.length} actors those with most events.` : ".") +
      " A click on an actor shows its ties; a second one opens its page.";
    return [...nodes, ...edges, ...anchors(nodes, taken)];
  };

  // Stretched to the shape of its frame, with names as large as the rest of the page.
  const fill = () => {
    const box = drawn.nodes().boundingBox({ includeLabels: false });
    const stretch = (place.clientWidth / place.clientHeight) / (box.w / Math.max(box.h, 1));
    const [x, y] = stretch > 1 ? [Math.min(stretch, 2.2), 1] : [1, Math.min(1 / stretch, 2.2)];
    drawn.nodes().positions((node) => ({ x: node.position("x") * x, y: node.position("y") * y }));
    drawn.fit(undefined, 40);
    const size = 1 / drawn.zoom(), less = place.clientWidth < 600 ? 0.4 : 0.75;
    drawn.style().selector("node").style({ "font-size": (place.clientWidth < 600 ? 10 : 12) * size, "text-max-width": 110 * size,
      width: (node) => node.data("size") * size * less, height: (node) => node.data("size") * size * less }).update();
  };

  const draw = (chosen) => {
    if (drawn) drawn.destroy();
    drawn = window.cytoscape({
      container: place, elements: elements(chosen), style: style(), minZoom: 0.3, maxZoom: 3,
      userZoomingEnabled: false, autoungrabify: false,
      layout: { name: "cose", randomize: false, animate: false, nodeRepulsion: () => 90000,
        idealEdgeLength: (edge) => (edge.hasClass("anchor") ? 320 : 110), nodeOverlap: 24, gravity: 0.5, numIter: 1500,
        nodeDimensionsIncludeLabels: true, fit: false },
    });
    fill();
    let shown = null;
    drawn.on("tap", "node", (event) => {
      const node = event.target;
      if (shown === node.id()) { location.assign(root + data.people[node.id()][1]); return; }
      shown = node.id();
      drawn.elements().addClass("faint");
      node.closedNeighborhood().removeClass("faint");
    });
    drawn.on("tap", (event) => {
      if (event.target === drawn) { shown = null; drawn.elements().removeClass("faint"); }
    });
  };
  const read = controls("network", draw);
  onTheme(() => draw(read()));
  if (!ties.some((tie) => tie.n_events >= 2)) document.querySelector("[name=least]").value = "1";
  draw(read());
})();
