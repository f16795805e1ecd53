// The few things that htmx and plain HTML do not do.
document.documentElement.classList.add("js");
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) {
    window.print();
  }
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
