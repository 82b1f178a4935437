// Elements made of attributes and children. All text enters as text nodes: nothing a document says is ever read as markup.

const el = (id) => document.getElementById(id);

function build(node, attributes, children = []) {
  for (const key in attributes) if ((attributes[key] ?? false) !== false) node.setAttribute(key, attributes[key] === true ? '' : attributes[key]);
  node.append(...children.flat(9).filter(Boolean));
  return node;
}
const h = (name, attributes, ...children) => build(document.createElement(name), attributes, children);
const svg = (name, attributes, ...children) => build(document.createElementNS('http://www.w3.org/2000/svg', name), attributes, children);
/// 12,345; the browser's own way costs ten milliseconds before the first.
const grouped = (n) => String(n).replace(/\B(?=(\d{3})+$)/g, ',');
/// Words of a document: from right to left or left to right by themselves, and never beyond their own box.
const bdi = (text) => h('bdi', {}, text);
