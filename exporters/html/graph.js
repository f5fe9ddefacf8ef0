// SPDX-License-Identifier: Apache-2.0
// The graph in the page, and what follows from it. Nodes, edges, quotes, articles are named by their positions.
const graph = JSON.parse(document.getElementById("data").textContent);

const byId = (id) => document.getElementById(id);

// An element with properties, and children that are elements or text. Text never becomes markup.
function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

// Characters as facts count them: code points.
function characters(article, begin, end) {
  article.points ??= /[\ud800-\udfff]/.test(article.text) ? Array.from(article.text) : null;
  return article.points ? article.points.slice(begin, end).join("") : article.text.slice(begin, end);
}

const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const name = (node) => graph.nodes[node].name;
const day = (article) => graph.articles[article].date || "";
const where = (article) => {
  const { source, date, id } = graph.articles[article];
  return [source || id, date].filter(Boolean).join(", ");
};

const edgesOf = graph.nodes.map(() => []);
graph.edges.forEach((edge, i) => new Set([edge.subject, edge.object, ...edge.holders]).forEach((node) => edgesOf[node].push(i)));
const quotesBy = graph.nodes.map(() => []);
const quotesAbout = graph.nodes.map(() => []);
graph.quotes.forEach((quote, i) => {
  if (quote.speaker !== undefined) quotesBy[quote.speaker].push(i);
  quote.about.forEach((node) => quotesAbout[node].push(i));
});
const lineOf = new Map();
graph.lines.forEach((edges, line) => edges.forEach((edge) => lineOf.set(edge, line)));

const quoteEvidence = (quote) => quote.spans.map(([begin, end]) => ({ article: quote.article, begin, end }));
