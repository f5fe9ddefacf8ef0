// SPDX-License-Identifier: Apache-2.0
// The picture: pan, zoom, choose. Names can be reached by keyboard; lines can't, for every name's list has them.
const svg = document.querySelector("#picture svg");
const whole = svg.viewBox.baseVal ? [svg.viewBox.baseVal.x, svg.viewBox.baseVal.y, svg.viewBox.baseVal.width, svg.viewBox.baseVal.height] : [0, 0, 1, 1];
let view = [...whole];
const readable = 0.7;  // pixels a point

const setView = (next) => {
  view = next;
  svg.setAttribute("viewBox", view.map((value) => value.toFixed(2)).join(" "));
};

// By `factor` around a point of the picture.
function zoom(factor, x = view[0] + view[2] / 2, y = view[1] + view[3] / 2) {
  const width = Math.min(Math.max(view[2] * factor, whole[2] / 40), whole[2] * 2);
  const scale = width / view[2];
  setView([x - (x - view[0]) * scale, y - (y - view[1]) * scale, width, view[3] * scale]);
}
const pan = (x, y) => setView([view[0] + x * view[2], view[1] + y * view[3], view[2], view[3]]);

function pointAt(event) {
  const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
  return [point.x, point.y];
}

// What is too large to be read at once is shown from its upper left corner, as large as it takes.
function openView() {
  const frame = svg.getBoundingClientRect();
  const scale = Math.min(frame.width / whole[2], frame.height / whole[3]);
  if (!(scale > 0 && scale < readable)) return;
  const width = Math.min(whole[2], frame.width / readable);
  setView([whole[0], whole[1], width, width * frame.height / frame.width]);
}

const middle = ([a, b]) => ({ clientX: (a.clientX + b.clientX) / 2, clientY: (a.clientY + b.clientY) / 2 });
const spread = ([a, b]) => Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);

function makeMovable() {
  let start = null;
  const fingers = new Map();  // that are down, by pointer
  svg.addEventListener("wheel", (event) => {
    event.preventDefault();
    zoom(event.deltaY > 0 ? 1.15 : 1 / 1.15, ...pointAt(event));
  }, { passive: false });
  svg.addEventListener("pointerdown", (event) => {
    fingers.set(event.pointerId, event);
    start = { x: event.clientX, y: event.clientY, view: [...view], moved: false };
  });
  window.addEventListener("pointermove", (event) => {
    if (!start) return;
    if (fingers.size === 2 && fingers.has(event.pointerId)) {
      const before = spread([...fingers.values()]);
      fingers.set(event.pointerId, event);
      const now = [...fingers.values()];
      if (before > 0 && spread(now) > 0) zoom(before / spread(now), ...pointAt(middle(now)));
      start = { x: event.clientX, y: event.clientY, view: [...view], moved: true };
      return;
    }
    const scale = 1 / svg.getScreenCTM().a;
    const [x, y] = [(event.clientX - start.x) * scale * view[2] / start.view[2], (event.clientY - start.y) * scale * view[3] / start.view[3]];
    if (Math.hypot(event.clientX - start.x, event.clientY - start.y) > 4) start.moved = true;
    if (start.moved) setView([start.view[0] - x, start.view[1] - y, start.view[2], start.view[3]]);
  });
  window.addEventListener("pointercancel", (event) => fingers.delete(event.pointerId));
  window.addEventListener("pointerup", (event) => {
    fingers.delete(event.pointerId);
    const moved = start?.moved;
    const [left] = fingers.values();
    start = left ? { x: left.clientX, y: left.clientY, view: [...view], moved } : null;
    if (!moved || left) return;
    // The click that ends a drag chooses nothing.
    const swallow = (event) => event.stopPropagation();
    window.addEventListener("click", swallow, { capture: true, once: true });
    setTimeout(() => window.removeEventListener("click", swallow, { capture: true }), 0);
  });
  byId("closer").addEventListener("click", () => zoom(1 / 1.4));
  byId("farther").addEventListener("click", () => zoom(1.4));
  byId("whole").addEventListener("click", () => setView([...whole]));
  svg.addEventListener("keydown", (event) => {
    const moves = { ArrowLeft: [-0.1, 0], ArrowRight: [0.1, 0], ArrowUp: [0, -0.1], ArrowDown: [0, 0.1] };
    if (moves[event.key]) pan(...moves[event.key]);
    else if (event.key === "+" || event.key === "=") zoom(1 / 1.2);
    else if (event.key === "-") zoom(1.2);
    else if (event.key === "0") setView([...whole]);
    else return;
    event.preventDefault();
  });
}

const boxOf = new Map(graph.boxes.map(({ node }, box) => [node, box]));
const nodeElement = (node) => byId("node_" + boxOf.get(node));
const lineElement = (line) => byId("line_" + line);

function label(element, text) {
  const title = element.querySelector("title");
  if (title) title.textContent = text;
}

// `onNode`, `onLine` and `onQuote` are called with what was chosen.
function makePicture({ onNode, onLine, onQuote }) {
  makeMovable();
  openView();
  svg.setAttribute("tabindex", "0");
  svg.setAttribute("role", "group");
  svg.setAttribute("aria-label", "Who is tied to whom. Arrows move the picture, plus and minus zoom; tab goes from name to name.");
  graph.nodes.forEach((node, i) => {
    const element = nodeElement(i);
    if (!element) return;
    element.setAttribute("tabindex", "0");
    element.setAttribute("role", "button");
    element.setAttribute("aria-label", `${node.name}, ${node.type}, ${edgesOf[i].length} relations, ${quotesBy[i].length} statements`);
    label(element, node.name);
    element.addEventListener("click", (event) => {
      const { quote } = graph.boxes[boxOf.get(i)];
      if (quote !== undefined && event.target.matches("text[font-style=italic]")) onQuote(quote);
      else onNode(i);
    });
    element.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      onNode(i);
    });
  });
  graph.lines.forEach((edges, line) => {
    const element = lineElement(line);
    if (!element) return;
    element.setAttribute("aria-hidden", "true");
    label(element, element.querySelector("a")?.getAttribute("xlink:title") || "");
    element.addEventListener("click", () => onLine(line));
  });
}

function applyFilters() {
  let lines = 0;
  graph.lines.forEach((edges, line) => {
    const on = edges.some((edge) => showsEdge(graph.edges[edge]));
    lines += on;
    lineElement(line)?.classList.toggle("off", !on);
  });
  let names = 0;
  graph.nodes.forEach((node, i) => {
    const element = nodeElement(i);
    if (!element) return;
    const on = showsNode(i);
    names += on;
    element.classList.toggle("off", !on);
  });
  const rest = graph.nodes.length - graph.nodes.filter((node, i) => nodeElement(i)).length;
  byId("shown").textContent = `${names} names and ${lines} lines shown` + (rest ? `; ${rest} more ${rest === 1 ? "name is" : "names are"} in the search` : "");
}

// Moves the picture to where `elements` can be read, unless they can be already.
function reveal(elements) {
  if (!elements.length) return;
  const toPicture = svg.getScreenCTM().inverse();
  const boxes = elements.map((element) => element.getBoundingClientRect());
  const corner = (x, y) => new DOMPoint(x, y).matrixTransform(toPicture);
  const low = corner(Math.min(...boxes.map((box) => box.left)), Math.min(...boxes.map((box) => box.top)));
  const high = corner(Math.max(...boxes.map((box) => box.right)), Math.max(...boxes.map((box) => box.bottom)));
  const inside = low.x >= view[0] && low.y >= view[1] && high.x <= view[0] + view[2] && high.y <= view[1] + view[3];
  if (inside && svg.getScreenCTM().a > readable) return;
  const margin = 30;
  const frame = svg.getBoundingClientRect();
  const width = Math.max(high.x - low.x + 2 * margin, (high.y - low.y + 2 * margin) * frame.width / frame.height, frame.width / 1.4);
  const height = width * frame.height / frame.width;
  setView([(low.x + high.x - width) / 2, (low.y + high.y - height) / 2, width, height]);
}

// The chosen and its neighbours stay bright.
function highlight(nodes, lines) {
  const section = byId("picture");
  svg.querySelectorAll(".near, .chosen").forEach((element) => element.classList.remove("near", "chosen"));
  const drawn = [...nodes.map(nodeElement), ...lines.map(lineElement)].filter(Boolean);
  section.classList.toggle("focus", drawn.length > 0);
  drawn.forEach((element) => element.classList.add("near", "chosen"));
  const chosen = new Set(nodes);
  const near = (node) => nodeElement(node)?.classList.add("near");
  lines.forEach((line) => graph.lines[line].forEach((edge) => [graph.edges[edge].subject, graph.edges[edge].object].forEach(near)));
  graph.edges.forEach((edge, i) => {
    if (lines.length || !(chosen.has(edge.subject) || chosen.has(edge.object)) || !lineOf.has(i)) return;
    lineElement(lineOf.get(i))?.classList.add("near");
    near(edge.subject);
    near(edge.object);
  });
  const bright = [...svg.querySelectorAll(".near")];
  reveal(lines.length || bright.length < 12 ? bright : drawn);
}
