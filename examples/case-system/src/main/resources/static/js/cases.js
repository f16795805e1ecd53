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
  document.getElementById("trouble")?.remove();
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
  document.getElementById("trouble")?.remove();
  const note = document.createElement("p");
  note.id = "trouble";
  note.className = "note alarm";
  note.setAttribute("role", "alert");
  note.textContent = document.documentElement.lang.startsWith("zh")
    ? "没有完成：服务器暂时不能答复，内容未作更改，请稍后再试。"
    : "Not done: the server cannot answer now. Nothing was changed; please try again.";
  document.querySelector("main").prepend(note);
});
// An answer that is given while another one is being stored waits for it, and goes with its version.
let storing = "";
const waiting = [];
document.addEventListener("htmx:beforeRequest", (event) => {
  const form = event.target.closest("form.question");
  if (!form) {
    return;
  }
  const path = form.getAttribute("hx-post");
  if (storing) {
    event.preventDefault();
    waiting.push({ path, values: Object.fromEntries(new FormData(form)) });
  } else {
    storing = path;
  }
});
document.addEventListener("htmx:afterRequest", (event) => {
  if (!storing || event.detail.pathInfo?.requestPath !== storing) {
    return;
  }
  storing = "";
  const next = waiting.shift();
  const version = document.querySelector("#case input[name=version]");
  if (next && version) {
    storing = next.path;
    const values = { ...next.values, version: version.value };
    htmx.ajax("POST", next.path, { target: "#case", swap: "outerHTML", values });
  }
});
