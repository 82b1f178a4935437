// Blocks of the page: base85 (or 64) of gzip of a line of JSON and columns of numbers and bytes. What makes them is
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

/// Five characters are four bytes; which the digits are stands in the first block.
function fromBase85(text) {
  const values = new Uint8Array(128);
  [...block.head.digits].forEach((c, n) => (values[c.charCodeAt()] = n));
  const groups = Math.ceil(text.length / 5), digits = new TextEncoder().encode(text.padEnd(groups * 5, '~')), bytes = new DataView(new ArrayBuffer(groups * 4));
  for (let at = 0, to = 0; to < groups * 4; to += 4) {
    let n = 0;
    do n = n * 85 + values[digits[at++]];
    while (at % 5);
    bytes.setUint32(to, n);
  }
  return new Uint8Array(bytes.buffer, 0, text.length - groups);
}

/// By the browser itself, where it can.
const fromBase64 = (text) => Uint8Array.fromBase64?.(text) ?? Uint8Array.from(atob(text), (c) => c.charCodeAt());

/// Written and read by hand: it is done without a turn to the browser, which would first draw an empty page.
async function gunzip(bytes) {
  const { writable, readable } = new DecompressionStream('gzip'), writer = writable.getWriter(), reader = readable.getReader();
  // gzip ends with the size.
  const out = new Uint8Array(new DataView(bytes.buffer).getUint32(bytes.length - 4, true));
  writer.write(bytes);
  writer.close();
  for (let at = 0, part; at < out.length; at += part.length) out.set((part = (await reader.read()).value), at);
  return out;
}

/// Seven bits a byte, lowest first. Of small numbers the bytes are the column.
function numbers(bytes, count) {
  if (bytes.length === count) return bytes;
  const out = new Uint32Array(count);
  for (let i = 0, n = 0; n < count; i++) {
    let b = bytes[i], value = b & 127;
    for (let shift = 7; b > 127; shift += 7) value |= ((b = bytes[++i]) & 127) << shift;
    out[n++] = value;
  }
  return out;
}

const unfold = (n) => (n & 1 ? -(n + 1) / 2 : n / 2);

/// Each number was written as its difference to the one before.
function running(column) {
  const out = new Uint32Array(column.length);
  for (let i = 0, sum = 0; i < out.length; i++) out[i] = sum += unfold(column[i]);
  return out;
}

/// Where each of the lists of a column begins; one more at the end.
function starts(counts) {
  const out = new Uint32Array(counts.length + 1);
  for (let i = 0; i < counts.length; i++) out[i + 1] = out[i] + counts[i];
  return out;
}

/// {head, and functions of the name of a column: its numbers, their running sums, its bytes; lists of these, of `read`, by
/// event, read when they are used}
function parseBlock(all) {
  const end = all.indexOf(10), head = JSON.parse(utf8.decode(all.subarray(0, end))), columns = {}, bytes = (name) => columns[name]?.[0] ?? new Uint8Array();
  let at = end + 1;
  for (const [name, size, count] of head.columns) columns[name] = [all.subarray(at, (at += size)), count];
  const column = (name) => numbers(bytes(name), columns[name]?.[1] ?? 0);
  const list = (name, read = column) => {
    let from, of;
    return { get from() { return (from ??= starts(column(`${name}#`))); }, get of() { return (of ??= read(name)); } };
  };
  return { head, bytes, column, list, running: (name) => running(column(name)) };
}

/// The list of an event; of a text its bytes.
const itemsOf = ({ from, of }, i) => of.subarray(from[i], from[i + 1]);

async function readBlock(id, decode = fromBase85) {
  return parseBlock(await gunzip(decode((await blockElement(id)).textContent)));
}
