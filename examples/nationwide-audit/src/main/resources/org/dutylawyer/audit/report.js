"use strict";
const PAPER = 700; // pixels across a page of A4 inside its margins
const plots = [];
const draw = (chart, place, size) => {
  const plot = echarts.init(place, null, { renderer: "svg", ...size });
  plot.setOption(chart.option);
  return plot;
};
for (const chart of JSON.parse(document.getElementById("charts").textContent)) {
  const screen = draw(chart, document.getElementById(chart.id), {});
  screen.on("click", (shown) => {
    const to = chart.links[shown.componentType === "yAxis" ? shown.value : shown.name] || chart.links[""];
    if (to) location.hash = to;
  });
  plots.push(screen);
  // Drawn once more at the width of a page: whoever prints gets it whole, however wide the window is.
  const paper = document.getElementById(chart.id + "-paper");
  draw(chart, paper, { width: PAPER, height: chart.height });
  const drawn = paper.querySelector("svg");
  ["style", "width", "height"].forEach((name) => drawn.removeAttribute(name));
  drawn.setAttribute("viewBox", `0 0 ${PAPER} ${chart.height}`);
  paper.removeAttribute("style");
  paper.replaceChildren(drawn);
}
window.addEventListener("resize", () => plots.forEach((plot) => plot.resize()));
