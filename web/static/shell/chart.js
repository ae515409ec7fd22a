// Draws a chart frame with uPlot in the colours of the theme; redraws when theme or width change.
// The table beside it holds the same figures, so the picture may fail without loss.

import uPlot from "../vendor/uplot/uPlot.esm.js";

const HEIGHT = 240;
const DAY = 86_400;
const DASHES = [[], [7, 4], [2, 4], [12, 3, 2, 3]];

/** Draw every frame found under `root` that is not drawn yet. */
export function drawCharts(root = document) {
  for (const frame of root.querySelectorAll("[data-chart]:not([data-drawn])")) {
    frame.dataset.drawn = "";
    addStyles(frame.dataset.styles);
    keepDrawn(frame);
  }
}

function keepDrawn(frame) {
  const place = frame.querySelector("[data-draw]");
  const data = JSON.parse(document.getElementById(frame.dataset.chart).textContent);
  let plot = null;
  const draw = () => {
    plot?.destroy();
    plot = new uPlot(options(data, place.clientWidth), columns(data), place);
  };
  draw();
  new MutationObserver(draw).observe(document.documentElement, { attributeFilter: ["data-theme"] });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  new ResizeObserver(() => {
    if (Math.abs(plot.width - place.clientWidth) > 1) plot.setSize({ width: place.clientWidth, height: HEIGHT });
  }).observe(place);
}

function columns(data) {
  // The band comes first: uPlot draws in order, and lines belong on top.
  const band = data.band ? [data.band.high, data.band.low] : [];
  return [data.x, ...band, ...data.lines.map((line) => line.values)];
}

function options(data, width) {
  const ink = colour("--ink-soft");
  const grid = { stroke: colour("--plot-grid"), width: 1 };
  const axis = { stroke: ink, grid, ticks: { show: false }, font: `14px ${colour("--text")}` };
  const across = { ...axis, size: 34, space: 64, values: data.time ? days : undefined };
  const lines = data.lines.map((line, at) => drawnLine(line, at));
  const edge = { stroke: "transparent", points: { show: false } };
  return {
    width,
    height: HEIGHT,
    legend: { show: false },
    cursor: { show: false },
    scales: { x: { time: Boolean(data.time), range: () => room(data.x, data.time) }, y: { range: () => [data.low, data.high] } },
    axes: [across, { ...axis, size: 34 }],
    series: [{}, ...(data.band ? [edge, edge] : []), ...lines],
    bands: data.band ? [{ series: [1, 2], fill: colour("--plot-band") }] : [],
    hooks: { draw: [(plot) => drawMarks(plot, data.marks ?? [], ink)] },
  };
}

// Room at both ends, so that the first and the last point are whole; a week around a single day.
function room(x, time) {
  const low = x.length ? Math.min(...x) : 0;
  const high = x.length ? Math.max(...x) : 0;
  const least = time ? 3 * DAY : 1;
  const side = Math.max((high - low) * 0.03, high === low ? least : 0);
  return [low - side, high + side];
}

// "5 Jan", or "Jan 2026" once the steps are months, in the language of the page.
function days(plot, splits, axis, space, step) {
  const parts = step >= 28 * DAY ? { month: "short", year: "numeric" } : { day: "numeric", month: "short" };
  const words = new Intl.DateTimeFormat(document.documentElement.lang, parts);
  return splits.map((second) => words.format(second * 1000));
}

function drawnLine(line, at) {
  const stroke = colour(`--plot-${at + 1}`);
  return {
    label: line.label,
    stroke,
    width: 2.5,
    dash: DASHES[at],
    spanGaps: false,
    points: { size: 7, fill: colour("--surface"), stroke, width: 2 },
  };
}

function drawMarks(plot, marks, ink) {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.strokeStyle = ink;
  ctx.lineWidth = devicePixelRatio * 1.5;
  ctx.setLineDash([4 * devicePixelRatio, 3 * devicePixelRatio]);
  for (const mark of marks) {
    const y = Math.round(plot.valToPos(mark.at, "y", true));
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(bbox.left + bbox.width, y);
    ctx.stroke();
  }
  ctx.restore();
}

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function addStyles(address) {
  if (document.querySelector(`link[href="${address}"]`)) return;
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: address });
  document.head.append(link);
}
