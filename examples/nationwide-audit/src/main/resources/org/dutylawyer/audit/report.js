"use strict";
const options = JSON.parse(document.getElementById("charts").textContent);
const plots = options.map((option, i) => {
  const plot = echarts.init(document.getElementById("c" + i), null, { renderer: "svg" });
  plot.setOption(option);
  return plot;
});
const fit = () => plots.forEach((plot) => plot.resize());
window.addEventListener("resize", fit);
window.addEventListener("beforeprint", () => plots.forEach((plot) => plot.resize({ width: 680 })));
window.addEventListener("afterprint", fit);
