// Search by name; the question stands in the address, so that it can be kept.
(function () {
  "use strict";
  const { data, make, link } = window.parley;
  const MOST = 40;
  const input = document.querySelector("[data-found-form] input");
  const told = document.querySelector("[data-found-told]");
  const place = document.querySelector("[data-found]");

  const show = () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    place.replaceChildren();
    if (!words.length) { told.textContent = ""; return; }
    let all = 0;
    for (const [kind, entries] of Object.entries(data.search)) {
      const found = entries.filter(([name]) => words.every((word) => name.toLowerCase().includes(word)));
      if (!found.length) continue;
      all += found.length;
      const list = make("ul", null, { class: "found" });
      for (const [name, page] of found.slice(0, MOST)) {
        const entry = make("li");
        entry.append(link(name, page));
        list.append(entry);
      }
      const title = kind[0].toUpperCase() + kind.slice(1);
      place.append(make("h2", `${title} (${found.length})`), list);
      if (found.length > MOST) place.append(make("p", `${found.length - MOST} more`, { class: "small" }));
    }
    told.textContent = all ? `${all} found` : "Nothing is called so.";
  };
  const take = () => { input.value = decodeURIComponent(location.hash.slice(1)); show(); };
  input.addEventListener("input", show);
  document.querySelector("[data-found-form]").addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("hashchange", take);
  take();
  input.focus();
})();
