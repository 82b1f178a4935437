// Blocks of the page: base85 of gzip of a line of JSON and columns of numbers and bytes. What makes them is
// src/render/page_block.cpp. A browser that cannot unpack them shows the plain chronology.

if (!('DecompressionStream' in window)) {
  const plain = new DOMParser().parseFromString((await blockElement('plain')).textContent, 'text/html');
  document.body.append(...plain.body.childNodes);
  return;
}

const utf8 = new TextDecoder();

/// The element of a block; one behind the script may not have been read yet.
async function blockElement(id) {
  const found = document.getElementById(id);
  if (found?.nextSibling || document.readyState !== 'loading') return found;
  await new Promise((done) => document.addEventListener('DOMContentLoaded', done, { once: true }));
  return document.getElementById(id);
}

/// Five characters are four bytes; the digits are those of src/base/base85.hpp.
const fromBase85 = (() => {
  const values = new Uint8Array(128);
  let n = 0;
  for (let c = 33; c < 127; c++) if (!'"&\'<>\\`{}'.includes(String.fromCharCode(c))) values[c] = n++;
  return (text) => {
    const bytes = new Uint8Array(text.length - Math.ceil(text.length / 5));
    const digit = (at) => (at < text.length ? values[text.charCodeAt(at)] : 84);
    for (let at = 0, to = 0; at < text.length; at += 5, to += 4) {
      const n = (((digit(at) * 85 + digit(at + 1)) * 85 + digit(at + 2)) * 85 + digit(at + 3)) * 85 + digit(at + 4);
      for (let k = 0; k < 4; k++) bytes[to + k] = n >>> (24 - 8 * k);
    }
    return bytes;
  };
})();

const gunzip = async (bytes) => new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer());

/// Seven bits a byte, lowest first.
function numbers(bytes) {
  const out = new Uint32Array(bytes.length);
  let n = 0;
  for (let i = 0; i < bytes.length; i++) {
    let b = bytes[i], value = b & 127;
    for (let shift = 7; b > 127; shift += 7) value |= ((b = bytes[++i]) & 127) << shift;
    out[n++] = value;
  }
  return n < out.length ? out.slice(0, n) : out;
}

const unfold = (n) => (n & 1 ? -(n + 1) / 2 : n / 2);

/// Each number was written as its difference to the one before.
function running(column) {
  for (let i = 0, sum = 0; i < column.length; i++) column[i] = sum += unfold(column[i]);
  return column;
}

/// Where each of the lists of a column begins; one more at the end.
function starts(counts) {
  const out = new Uint32Array(counts.length + 1);
  for (let i = 0; i < counts.length; i++) out[i + 1] = out[i] + counts[i];
  return out;
}

/// {head, column: a function of a name, list and text: of the name of a column of lists}
function parseBlock(all) {
  const end = all.indexOf(10), head = JSON.parse(utf8.decode(all.subarray(0, end))), bytes = {}, none = new Uint8Array();
  let at = end + 1;
  for (const [name, size] of head.columns) bytes[name] = all.subarray(at, (at += size));
  const column = (name) => numbers(bytes[name] ?? none);
  const lists = (name, of) => ({ from: starts(column(`${name}#`)), of });
  return { head, column, list: (name) => lists(name, column(name)), runningList: (name) => lists(name, running(column(name))), text: (name) => lists(name, bytes[name] ?? none) };
}

/// The list of an event; of a text its bytes.
const itemsOf = ({ from, of }, i) => of.subarray(from[i], from[i + 1]);

async function readBlock(id) {
  return parseBlock(await gunzip(fromBase85((await blockElement(id)).textContent)));
}
