// Ask in SQL: the question and the view of its answer stand in the address, so that the browser's
// history and its bookmarks keep them.
(function () {
  "use strict";
  addEventListener("DOMContentLoaded", () => {
    const { tableOf, chartOf } = window.parley;
    const at = (id) => document.getElementById(id);
    const sql = at("sql"), told = at("told"), fault = at("fault"), view = at("view"), choices = at("chart");
    const chart = chartOf(at("figure"), at("drawn"), choices);
    let asked = null, running = null;

    const wished = () => Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
    const state = () => {
      const chosen = view.elements.view.value === "chart" ? { view: "chart", ...Object.fromEntries(new FormData(choices)) } : {};
      return `#${new URLSearchParams({ q: asked, ...chosen })}`;
    };

    const post = async (path, body) => {
      const response = await fetch(path, {
        method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body), signal: running.signal,
      });
      if (response.ok) return response;
      let message = `The server answers ${response.status}.`;
      try { message = (await response.json()).error ?? message; } catch { /* no words of its own */ }
      throw new Error(message);
    };
    const busy = async (words, act) => {
      if (running) running.abort();
      const mine = (running = new AbortController());
      fault.hidden = true;
      told.textContent = words;
      at("stop").hidden = false;
      try { await act(); } catch (error) {
        if (running !== mine) return;
        told.textContent = "";
        if (error.name === "AbortError") told.textContent = "Stopped.";
        else {
          fault.textContent = error instanceof TypeError ? "parley explore does not answer; does it still run?" : error.message;
          fault.hidden = false;
        }
      } finally {
        if (running === mine) { running = null; at("stop").hidden = true; }
      }
    };

    const show = () => {
      const drawn = view.elements.view.value === "chart";
      at("table").hidden = drawn;
      at("drawing").hidden = !drawn;
      if (drawn) chart.draw();
    };
    const words = ({ cut, seconds, rows }) => {
      const n = rows.length.toLocaleString("en");
      const all = cut ? `The first ${n} rows; downloads have more.` : `${n} row${rows.length === 1 ? "" : "s"}.`;
      return `${all} ${seconds.toFixed(2)} s.`;
    };

    const ask = (keep) => busy("Asking …", async () => {
      const question = sql.value;
      at("answer").hidden = true;
      const answer = await (await post("api/query", { sql: question })).json();
      asked = question;
      const wish = wished();
      chart.take(answer, wish);
      at("table").replaceChildren(tableOf(answer));
      view.elements.view.value = wish.view === "chart" && answer.rows.length ? "chart" : "table";
      at("answer").hidden = false;
      told.textContent = words(answer);
      at("table").scrollTop = 0;
      document.querySelector(".examples").open = false;
      show();
      if (keep && state() !== location.hash) history.pushState(null, "", state());
    });

    const download = (format) => busy("Writing the file …", async () => {
      const response = await post("api/download", { sql: asked, format });
      const address = URL.createObjectURL(await response.blob());
      const link = window.parley.make("a", null, { href: address, download: `answer.${format}` });
      document.body.append(link);
      link.click();
      link.remove();
      setTimeout(() => URL.revokeObjectURL(address), 10000);
      const cut = response.headers.get("X-Rows-Cut");
      told.textContent = cut ? `answer.${format} has the first ${Number(cut).toLocaleString("en")} rows; there are more.` : `answer.${format} is written.`;
    });

    at("ask").addEventListener("submit", (event) => { event.preventDefault(); ask(true); });
    sql.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); at("ask").requestSubmit(); }
    });
    at("stop").addEventListener("click", () => running && running.abort());
    view.addEventListener("change", () => { show(); history.replaceState(null, "", state()); });
    choices.addEventListener("change", () => { chart.draw(); history.replaceState(null, "", state()); });
    for (const form of [view, choices]) form.addEventListener("submit", (event) => event.preventDefault());
    document.addEventListener("click", (event) => {
      const button = event.target.closest("main button");
      if (!button) return;
      if (button.dataset.format) download(button.dataset.format);
      if (button.dataset.sql) {
        sql.value = button.dataset.sql;
        sql.focus();
        at("ask").requestSubmit();
      }
      if (button.dataset.word) {
        sql.focus();
        const end = sql.selectionStart === sql.value.length;
        const space = sql.selectionStart && !/\s$/.test(sql.value.slice(0, sql.selectionStart)) ? " " : "";
        sql.setRangeText(space + button.dataset.word + (end ? "" : " "), sql.selectionStart, sql.selectionEnd, "end");
      }
    });
    at("narrow").addEventListener("input", (event) => {
      const wanted = event.target.value.trim().toLowerCase();
      const holders = [...document.querySelectorAll(".holder")];
      holders.forEach((holder) => (holder.hidden = !holder.dataset.names.includes(wanted)));
      at("narrowed").textContent = wanted ? `${holders.filter((holder) => !holder.hidden).length} of ${holders.length}` : "";
    });

    const load = () => {
      const { q } = wished();
      if (!q) return;
      sql.value = q;
      ask(false);
    };
    addEventListener("popstate", load);
    load();
  });
})();
