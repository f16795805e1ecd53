// The few things that htmx and plain HTML do not do.
document.documentElement.classList.add("js");
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) {
    window.print();
  }
});
// Where the keyboard was, so that it is not thrown to the top when a part of the page is replaced.
let last = null;
document.addEventListener("htmx:beforeSwap", () => {
  const at = document.activeElement;
  last = at && at !== document.body
    ? { id: at.id, name: at.name, value: at.value, part: at.closest("section[id], form[id], div[id]")?.id }
    : null;
});
document.addEventListener("htmx:afterSettle", () => {
  if (!last || document.activeElement !== document.body) {
    return;
  }
  const same = last.name
    ? [...document.getElementsByName(last.name)].find((e) => e.type !== "radio" || e.value === last.value)
    : null;
  const next = (last.id && document.getElementById(last.id)) || same
    || document.querySelector(last.part ? `#${CSS.escape(last.part)} :is(h2, input, select, button, a)` : "h1")
    || document.querySelector("h1");
  if (next) {
    if (/^H[1-3]$/.test(next.tagName)) {
      next.tabIndex = -1;
    }
    next.focus();
  }
  last = null;
});
document.addEventListener("htmx:responseError", () => {
  const note = document.createElement("p");
  note.className = "note alarm";
  note.setAttribute("role", "alert");
  note.textContent = document.documentElement.lang.startsWith("zh")
    ? "没有完成：服务器暂时不能答复，内容未作更改，请稍后再试。"
    : "Not done: the server cannot answer now. Nothing was changed; please try again.";
  document.querySelector("main").prepend(note);
});
