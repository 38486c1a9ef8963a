// The reader: layers of marks on and off, and what was come to is shown at both sides.
(function () {
  "use strict";
  const reader = document.querySelector(".reader");
  for (const box of document.querySelectorAll("[data-layers] input")) {
    box.addEventListener("change", () => reader.classList.toggle(`no-${box.name}`, !box.checked));
  }
  const twin = (id) =>
    document.getElementById(id.startsWith("m-") ? `r-${id.slice(2)}` : `m-${id.slice(2)}`);
  const show = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const target = document.getElementById(id);
    document.querySelectorAll(".here").forEach((each) => each.classList.remove("here"));
    if (!target || !reader.contains(target)) return;
    const other = twin(id);
    for (const each of [target, other]) if (each) each.classList.add("here");
    // Where both stand side by side, the other one comes into view as well.
    if (other && matchMedia("(min-width: 64rem)").matches) {
      const rows = document.querySelector("aside.rows");
      const row = rows.contains(target) ? target : other;
      rows.scrollTop = row.offsetTop - rows.clientHeight / 3;
      if (other !== row) other.scrollIntoView({ block: "center" });
    }
    const focus = target.matches("a") ? target : target.querySelector("a.back");
    if (focus) focus.focus({ preventScroll: true });
  };
  window.addEventListener("hashchange", show);
  show();
})();
