// Days since 1970-01-01 in the proleptic Gregorian calendar (algorithms: Howard Hinnant, chrono-compatible).
// Own arithmetic, because Date knows no zone-free days and the page draws antiquity too.

function dayOf(y, m, d) {
  y -= m <= 2;
  const era = Math.floor(y / 400);
  const yoe = y - era * 400;
  const doy = Math.floor((153 * (m + (m > 2 ? -3 : 9)) + 2) / 5) + d - 1;
  return era * 146097 + yoe * 365 + Math.floor(yoe / 4) - Math.floor(yoe / 100) + doy - 719468;
}

function civil(day) {
  const z = Math.floor(day) + 719468;
  const era = Math.floor(z / 146097);
  const doe = z - era * 146097;
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36524) - Math.floor(doe / 146096)) / 365);
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const m = mp + (mp < 10 ? 3 : -9);
  return { y: yoe + era * 400 + (m <= 2), m, d: doy - Math.floor((153 * mp + 2) / 5) + 1 };
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const yearName = (y) => (y <= 0 ? `${1 - y} BC` : String(y));

function isoDay(day) {
  const { y, m, d } = civil(day);
  const two = (n) => String(n).padStart(2, '0');
  return `${y < 0 ? '-' : ''}${String(Math.abs(y)).padStart(4, '0')}-${two(m)}-${two(d)}`;
}

/// "2023", "2023-06" or "2023-06-19" to the day it begins, or with `end` the day after it ends; else null.
function parseDay(text, end = false) {
  const found = /^(-?\d{4,6})(?:-(\d\d))?(?:-(\d\d))?$/.exec(text.trim());
  if (!found) return null;
  const y = +found[1], m = +(found[2] || 1), d = +(found[3] || 1);
  if (m < 1 || m > 12 || d < 1 || d > 31) return null;
  if (!end) return dayOf(y, m, d);
  return found[3] ? dayOf(y, m, d) + 1 : found[2] ? dayOf(y + (m === 12), (m % 12) + 1, 1) : dayOf(y + 1, 1, 1);
}

/// What the axis shows: minor ticks that have room for their label, major ones that give them context.
/// [{at, label, major}] over [from, to] at `scale` pixels a day.
function ticks(from, to, scale) {
  const out = [];
  const a = civil(from), b = civil(to);
  const years = (step) => {
    for (let y = Math.ceil(a.y / step) * step; y <= b.y; y += step) out.push({ at: dayOf(y, 1, 1), label: yearName(y), major: true });
  };
  const months = (step, name) => {
    for (let n = a.y * 12 + a.m - 1; n <= b.y * 12 + b.m - 1; n++) {
      const y = Math.floor(n / 12), m = n - y * 12;
      if (m % step === 0) name(y, m, dayOf(y, m + 1, 1));
    }
  };
  if (scale * 30 < 13) {
    const step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000].find((s) => s * 365 * scale >= 52) || 10000;
    years(step);
  } else if (scale < 7) {
    const step = scale * 30 >= 36 ? 1 : 3;
    years(1);
    months(step, (y, m, at) => out.push({ at, label: MONTHS[m].slice(0, 3), major: false }));
  } else {
    months(1, (y, m, at) => out.push({ at, label: `${MONTHS[m]} ${yearName(y)}`, major: true }));
    const step = scale >= 22 ? 1 : 7;
    for (let day = Math.ceil(from); day <= to; day++) {
      const { d } = civil(day);
      if ((d - 1) % step === 0 && d < 30 + step) out.push({ at: day, label: String(d), major: false });
    }
  }
  return out;
}
