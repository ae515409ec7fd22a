// Starts what every page has. A page without JavaScript loses only comfort.

import "./theme.js";
import "./quick-exit.js";
import "./controls.js";
import "./say.js";
import { watchIdle } from "./idle.js";

watchIdle();

async function charts() {
  if (!document.querySelector("[data-chart]")) return;
  const { drawCharts } = await import("./chart.js");
  drawCharts();
}

charts();
document.addEventListener("htmx:afterSettle", charts);
