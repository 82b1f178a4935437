// Days since 1970-01-01 in the proleptic Gregorian calendar, which is Date's in UTC.

const dayOf = (y, m, d) => new Date(0).setUTCFullYear(y, m - 1, d) / 864e5;

function civil(day) {
  const at = new Date(Math.floor(day) * 864e5);
  return { y: at.getUTCFullYear(), m: at.getUTCMonth() + 1, d: at.getUTCDate() };
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const yearName = (y) => (y <= 0 ? `${1 - y} BC` : String(y));

function longDay(day) {
  const { y, m, d } = civil(day);
  return `${d} ${MONTHS[m - 1]} ${yearName(y)}`;
}

const isoDay = (day) => new Date(Math.floor(day) * 864e5).toISOString().split('T')[0];

/// "2023", "2023-06" or "2023-06-19" to the day it begins, or with `end` the day after it ends; else null.
function parseDay(text, end) {
  const found = /^(-?\d{4,6})(?:-(0[1-9]|1[0-2]))?(?:-([0-3]\d))?$/.exec((text ?? '').trim());
  if (!found) return null;
  const [y, m, d] = found.slice(1).map((n) => n && +n);
  return end && !m ? dayOf(y + 1, 1, 1) : end && !d ? dayOf(y, m + 1, 1) : dayOf(y, m ?? 1, d ?? 1) + !!end;
}

/// What the axis shows: minor ticks that have room for their label, major ones that give them context.
/// [{at, label, major}] over [from, to] at `scale` pixels a day.
function ticks(from, to, scale) {
  const out = [], a = civil(from), b = civil(to), add = (at, label, major) => out.push({ at, label: `${label}`, major });
  const years = (step) => {
    for (let y = Math.ceil(a.y / step) * step; y <= b.y; y += step) add(dayOf(y, 1, 1), yearName(y), true);
  };
  const months = (step, name) => {
    for (let n = a.m - 1; n < (b.y - a.y) * 12 + b.m; n++) if (n % step === 0) name(dayOf(a.y, n + 1, 1), MONTHS[n % 12], a.y + Math.floor(n / 12));
  };
  if (scale * 30 < 13) years([1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000].find((s) => s * 365 * scale >= 52) || 10000);
  else if (scale < 7) {
    years(1);
    months(scale * 30 >= 36 ? 1 : 3, (at, month) => add(at, month.slice(0, 3), false));
  } else {
    months(1, (at, month, y) => add(at, `${month} ${yearName(y)}`, true));
    const step = scale >= 22 ? 1 : 7;
    for (let day = Math.ceil(from); day <= to; day++) {
      const { d } = civil(day);
      if ((d - 1) % step === 0 && d < 30 + step) add(day, d, false);
    }
  }
  return out;
}
