// Light or dark, before anything is drawn: as chosen, else as the system has it.
(function () {
  "use strict";
  let chosen = null;
  try { chosen = localStorage.getItem("parley-theme"); } catch { /* a browser that keeps nothing */ }
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
})();
