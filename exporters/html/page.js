// SPDX-License-Identifier: Apache-2.0
// What is chosen: in the picture, a list or the search; the other two follow.
let chosen = { show: showAll };

function choose(show, nodes, lines) {
  chosen = { show };
  show();
  highlight(nodes, lines);
}
const chooseNothing = () => choose(showAll, [], []);
const chooseNode = (node) => {
  choose(() => showNode(node), [node], []);
  byId("details").scrollTop = 0;
};
function chooseEdges(edges) {
  const shown = edges.filter((edge) => showsEdge(graph.edges[edge]));
  const numbers = shown.length ? shown : edges;
  choose(() => showEdges(numbers), [], [...new Set(numbers.map((edge) => lineOf.get(edge)).filter((line) => line !== undefined))]);
  showArticle([graph.edges[numbers[0]].evidence[0]]);
}
function chooseQuote(i) {
  const quote = graph.quotes[i];
  if (quote.speaker !== undefined) choose(() => showNode(quote.speaker), [quote.speaker], []);
  byId("details").querySelector(`[data-quote="${i}"]`)?.closest("li").classList.add("chosen-item");
  showArticle(quoteEvidence(quote).map((piece) => ({ ...piece, text: quote.text })));
}

// ---- search

const names = graph.nodes.map((node) => [node.name, ...(node.aliases || [])].map(fold));
const texts = graph.quotes.map((quote) => fold(quote.text));

function matches(query) {
  const words = fold(query).split(/\s+/).filter(Boolean);
  if (!words.length) return [];
  const has = (text) => words.every((word) => text.includes(word));
  const rank = (i) => graph.nodes[i].mentions;
  const nodes = graph.nodes.map((node, i) => i).filter((i) => names[i].some(has)).sort((a, b) => rank(b) - rank(a)).slice(0, 12);
  const quotes = graph.quotes.map((quote, i) => i).filter((i) => has(texts[i])).slice(0, 12);
  return [...nodes.map((i) => ({ node: i })), ...quotes.map((i) => ({ quote: i }))];
}

function showFound() {
  const found = matches(byId("query").value);
  const items = found.map(({ node, quote }) => {
    const button = node !== undefined
      ? make("button", { type: "button" }, name(node), " ", make("small", {}, graph.nodes[node].kind || graph.nodes[node].type))
      : make("button", { type: "button" }, make("small", {}, "statement "), graph.quotes[quote].text.slice(0, 90));
    button.addEventListener("click", () => {
      hideFound();
      if (node !== undefined) {
        chooseNode(node);
        byId("details").focus();
      } else chooseQuote(quote);
    });
    return make("li", {}, button);
  });
  if (!items.length && byId("query").value.trim()) items.push(make("li", {}, "nothing of that name"));
  byId("found").replaceChildren(...items);
  byId("found").hidden = !items.length;
  byId("query").setAttribute("aria-expanded", String(items.length > 0));
}
function hideFound() {
  byId("found").hidden = true;
  byId("query").setAttribute("aria-expanded", "false");
}

function makeSearch() {
  byId("query").addEventListener("input", showFound);
  byId("search").addEventListener("submit", (event) => {
    event.preventDefault();
    byId("found").querySelector("button")?.click();
  });
  byId("search").addEventListener("keydown", (event) => {
    const stops = [byId("query"), ...byId("found").querySelectorAll("button")];
    const at = stops.indexOf(document.activeElement);
    if (event.key === "Escape") hideFound();
    else if (event.key === "ArrowDown" && at + 1 < stops.length) stops[at + 1].focus();
    else if (event.key === "ArrowUp" && at > 0) stops[at - 1].focus();
    else return;
    event.preventDefault();
  });
  document.addEventListener("click", (event) => {
    if (!byId("search").contains(event.target)) hideFound();
  });
}

makeFilters(() => {
  applyFilters();
  chosen.show();
});
makePicture({ onNode: chooseNode, onLine: (line) => chooseEdges(graph.lines[line]), onQuote: chooseQuote });
makeSearch();
applyFilters();
showAll();
if (graph.articles.length === 1) showArticle([{ article: 0, begin: 0, end: 0, text: "" }], false);
