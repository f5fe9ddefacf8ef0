// SPDX-License-Identifier: Apache-2.0
// Filters by type, status, relation and date: what they let through is what the picture and the lists show.
const hidden = { type: new Set(), status: new Set(), relation: new Set() };
const dates = { from: "", to: "" };

const inDates = (article) => {
  const date = day(article);
  return !((dates.from || dates.to) && !date) && !(dates.from && date < dates.from.slice(0, date.length)) && !(dates.to && date > dates.to);
};
const showsNode = (node) => !hidden.type.has(graph.nodes[node].type);
const showsEdge = (edge) =>
  !hidden.status.has(edge.status) && !hidden.relation.has(edge.relation) && showsNode(edge.subject) && showsNode(edge.object) &&
  edge.evidence.some((piece) => inDates(piece.article));
const showsQuote = (quote) => inDates(quote.article) && (quote.speaker === undefined || showsNode(quote.speaker));

function counts(items, key) {
  const result = new Map();
  items.forEach((item) => result.set(item[key], (result.get(item[key]) || 0) + 1));
  return result;
}

function choices(kind, title, counted, order, changed) {
  const boxes = order.filter((word) => counted.has(word)).map((word) => {
    const box = make("input", { type: "checkbox", checked: true });
    box.addEventListener("change", () => {
      if (box.checked) hidden[kind].delete(word); else hidden[kind].add(word);
      changed();
    });
    const swatch = kind === "type" ? make("span", { className: "swatch" }) : null;
    if (swatch) swatch.style.background = graph.colours[word];
    return make("label", {}, box, swatch, word.replaceAll("_", " "), make("span", {}, String(counted.get(word))));
  });
  return make("fieldset", {}, make("legend", {}, title), boxes);
}

function dateField(label, key, changed) {
  const input = make("input", { type: "date" });
  input.addEventListener("change", () => {
    dates[key] = input.value;
    changed();
  });
  return make("label", {}, label, input);
}

function makeFilters(changed) {
  const relations = counts(graph.edges, "relation");
  const byCount = [...relations.keys()].sort((a, b) => relations.get(b) - relations.get(a) || (a < b ? -1 : 1));
  const everything = make("button", { type: "button", className: "plain" }, "Show everything");
  everything.addEventListener("click", () => {
    Object.values(hidden).forEach((words) => words.clear());
    dates.from = dates.to = "";
    byId("filters").querySelectorAll("input").forEach((input) => {
      if (input.type === "checkbox") input.checked = true; else input.value = "";
    });
    changed();
  });
  byId("filters").append(
    choices("type", "Names", counts(graph.nodes, "type"), Object.keys(graph.colours), changed),
    choices("status", "Status", counts(graph.edges, "status"), graph.statuses, changed),
    make("fieldset", {}, make("legend", {}, "Articles"), dateField("from", "from", changed), dateField("to", "to", changed)),
    choices("relation", "Relations", relations, byCount, changed),
    everything,
  );
}
