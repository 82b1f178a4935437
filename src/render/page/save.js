// The view as a picture: SVG with every colour written out, so that any program draws it alike; PNG drawn from the
// same nodes on a canvas, for the page's policy lets no image in.

const PAINT = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-opacity', 'stroke-dasharray', 'opacity', 'font-family', 'font-size', 'font-weight', 'text-anchor', 'text-decoration-line', 'stop-color', 'stop-opacity'];

function svgPicture() {
  const copy = build(drawing.cloneNode(true), { xmlns: drawing.namespaceURI, viewBox: `0 0 ${shown.width} ${shown.height}` }), copies = copy.querySelectorAll('*');
  drawing.querySelectorAll('*').forEach((node, n) => {
    const style = getComputedStyle(node);
    for (const p of PAINT) copies[n].setAttribute(p.replace('-line', ''), style.getPropertyValue(p).replaceAll('"', ''));
  });
  return new Blob([new XMLSerializer().serializeToString(copy)], { type: 'image/svg+xml' });
}

function pngPicture() {
  const canvas = h('canvas', { width: shown.width * 2, height: shown.height * 2 }), pen = canvas.getContext('2d');
  for (const node of drawing.querySelectorAll('path, rect, text')) {
    const style = getComputedStyle(node), of = (p) => style.getPropertyValue(p), at = (name) => +node.getAttribute(name), { a, d, e, f } = node.getCTM();
    const paint = (p) => {
      const id = /#([\w-]+)/.exec(of(p))?.[1];
      if (!id) return of(p);
      const blend = pen.createLinearGradient(0, 0, node.getBBox().width, 0);
      for (const stop of el(id).children) {
        const { stopColor, stopOpacity } = getComputedStyle(stop);
        blend.addColorStop(+stop.getAttribute('offset'), stopColor.replace(/rgb\((.*)\)/, `rgba($1, ${stopOpacity})`));
      }
      return blend;
    };
    const shape = new Path2D(node.getAttribute('d') ?? '');
    if (node.localName === 'rect') shape.roundRect(at('x'), at('y'), at('width'), at('height'), at('rx'));
    pen.setTransform(2 * a, 0, 0, 2 * d, 2 * e, 2 * f);
    const opacity = of('opacity') * getComputedStyle(node.parentNode).opacity;
    if (node.localName === 'text') {
      Object.assign(pen, { font: `${of('font-weight')} ${of('font-size')} ${of('font-family')}`, fillStyle: of('fill'), textAlign: of('text-anchor'), globalAlpha: 1 });
      pen.fillText(node.textContent, at('x'), at('y'));
      continue;
    }
    if (of('fill') !== 'none') {
      Object.assign(pen, { fillStyle: paint('fill'), globalAlpha: opacity * of('fill-opacity') });
      pen.fill(shape);
    }
    if (of('stroke') === 'none') continue;
    pen.setLineDash(of('stroke-dasharray').match(/[\d.]+/g)?.map(Number) ?? []);
    Object.assign(pen, { strokeStyle: of('stroke'), lineWidth: parseFloat(of('stroke-width')), globalAlpha: opacity * of('stroke-opacity') });
    pen.stroke(shape);
  }
  return new Promise((done) => canvas.toBlob(done));
}

async function save(kind) {
  el('save').open = false;
  const href = URL.createObjectURL(await (kind === 'svg' ? svgPicture() : pngPicture()));
  h('a', { href, download: `${block.head.title || 'timeline'}.${kind}` }).click();
  setTimeout(() => URL.revokeObjectURL(href), 1e4);
}
