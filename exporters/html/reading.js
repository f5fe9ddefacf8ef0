// SPDX-License-Identifier: Apache-2.0
// The lists of relations and statements, and the article with the chosen words marked.
const most = 200;  // items of a list: more are no use to a reader

function showArticle(pieces, focus = true) {
  const article = graph.articles[pieces[0].article];
  const view = byId("article");
  const heading = make("h2", {}, article.title || article.id);
  const link = article.url ? make("a", { href: article.url, rel: "noopener noreferrer" }, "at its source") : "";
  const from = make("p", { className: "from" }, where(pieces[0].article), link ? " · " : "", link);
  const text = make("div", { className: "text" });
  const spans = pieces.filter((piece) => piece.article === pieces[0].article).map(({ begin, end }) => [begin, end]).sort((a, b) => a[0] - b[0]);
  let first = null;
  if (article.text) {
    let at = 0;
    for (const [begin, end] of spans) {
      if (begin < at) continue;
      const mark = make("mark", {}, characters(article, begin, end));
      text.append(characters(article, at, begin), mark);
      first ??= mark;
      at = end;
    }
    text.append(characters(article, at, undefined));
  } else {
    first = make("mark", {}, pieces.map((piece) => piece.text || "").join(" … "));
    text.append("The article’s text is not in this graph; these are the words: ", first);
  }
  view.replaceChildren(heading, from, text);
  if (first) {
    first.tabIndex = -1;
    first.scrollIntoView({ block: "center" });
    if (focus) first.focus({ preventScroll: true });
  }
}

const nodeButton = (node) => {
  const button = make("button", { type: "button" }, make("strong", {}, name(node)));
  button.addEventListener("click", () => chooseNode(node));
  return button;
};

const sourceOf = (edge) => {
  const names = new Set(edge.evidence.map((piece) => (piece.by !== undefined ? name(piece.by) : piece.byText || "")));
  return names.has("") ? "" : [...names].slice(0, 2).join(", ");
};

function describe(edge) {
  const by = edge.holders.map(name).join(", ");
  const says = sourceOf(edge);
  const status = make("span", { className: `status ${edge.status} ${edge.side}` }, edge.status + (by ? " by " + by : ""));
  const more = [edge.role, edge.when, says && "says " + says].filter(Boolean).join(", ");
  return [make("strong", {}, name(edge.subject)), ` ${edge.label} `, make("strong", {}, name(edge.object)), edge.status === "asserted" ? "" : ": ", status,
    more ? make("small", {}, " (" + more + ")") : ""];
}

function edgeItem(i) {
  const button = make("button", { type: "button" }, describe(graph.edges[i]));
  button.dataset.edge = i;
  button.addEventListener("click", () => chooseEdges([i]));
  return make("li", {}, button);
}

function quoteItem(i) {
  const quote = graph.quotes[i];
  const speaker = quote.speaker !== undefined ? name(quote.speaker) : quote.speakerText || "";
  const words = quote.form === "direct" ? `“${quote.text.replace(/[\s,]+$/, "")}”` : quote.text;
  const button = make("button", { type: "button" }, speaker ? make("strong", {}, speaker) : "", make("blockquote", {}, words), make("small", {}, where(quote.article)));
  button.dataset.quote = i;
  button.addEventListener("click", () => chooseQuote(i));
  return make("li", {}, button);
}

const list = (items, what) => [make("ul", { className: "items" }, items.slice(0, most)),
  items.length > most ? make("p", {}, make("small", {}, `${items.length - most} more ${what}: filter or search for them`)) : ""];

function section(title, numbers, item) {
  if (!numbers.length) return [];
  return [make("h3", {}, `${title} (${numbers.length})`), ...list(numbers.map(item), title.toLowerCase())];
}

const shownEdges = (numbers) => numbers.filter((i) => showsEdge(graph.edges[i]));
const shownQuotes = (numbers) => numbers.filter((i) => showsQuote(graph.quotes[i])).sort((a, b) => (day(graph.quotes[b].article) > day(graph.quotes[a].article) ? 1 : -1));

function showAll() {
  byId("details").replaceChildren(
    make("h2", {}, "All of it"),
    ...section("Relations", shownEdges(graph.edges.map((edge, i) => i)), edgeItem),
    ...section("Statements", shownQuotes(graph.quotes.map((quote, i) => i)), quoteItem),
  );
}

const backToAll = () => {
  const button = make("button", { type: "button", className: "plain" }, "All relations and statements");
  button.addEventListener("click", () => chooseNothing());
  return make("p", {}, button);
};

function showNode(i) {
  const node = graph.nodes[i];
  const what = [node.kind || node.type, ...(node.aliases || []).map((alias) => `also “${alias}”`)].join(", ");
  const link = node.wikidata ? make("a", { href: "https://www.wikidata.org/wiki/" + node.wikidata, rel: "noopener noreferrer" }, node.wikidata) : "";
  byId("details").replaceChildren(
    backToAll(),
    make("h2", {}, node.name),
    make("p", {}, make("small", {}, what, link ? " · Wikidata " : "", link)),
    ...section("Statements by " + node.name, shownQuotes(quotesBy[i]), quoteItem),
    ...section("Relations", shownEdges(edgesOf[i]), edgeItem),
    ...section("Statements about " + node.name, shownQuotes(quotesAbout[i]), quoteItem),
  );
}

function evidenceItem(pieces) {
  const article = graph.articles[pieces[0].article];
  const words = article.text ? characters(article, pieces[0].begin, pieces[0].end) : pieces[0].text || "";
  const button = make("button", { type: "button" }, make("blockquote", {}, words), make("small", {}, where(pieces[0].article)));
  button.addEventListener("click", () => showArticle(pieces));
  return make("li", {}, button);
}

function showEdges(numbers) {
  const parts = numbers.flatMap((i) => {
    const edge = graph.edges[i];
    return [make("p", {}, describe(edge)), make("ul", { className: "items" }, edge.evidence.slice(0, most).map((piece) => evidenceItem([piece])))];
  });
  const ends = [...new Set(numbers.flatMap((i) => [graph.edges[i].subject, graph.edges[i].object]))];
  byId("details").replaceChildren(backToAll(), make("h2", {}, "Who says so"), ...parts, make("h3", {}, "More of"),
    make("ul", { className: "items" }, ends.map((node) => make("li", {}, nodeButton(node)))));
}
