// A project made today carries today's compatibility date, which the pinned binary may not know yet.
const DAY = 86_400_000, UNKNOWN = '2021-11-02'; // Without a date Cloudflare runs a Worker as of 2021-11-02.
const iso = ms => new Date(ms).toISOString().slice(0, 10);
let newest;

const knows = (loader, date) => {
  try {
    loader.load({ compatibilityDate: date, mainModule: 'a.js', modules: { 'a.js': { js: '' } } });
    return true;
  } catch { // The loader says nothing but that the date is invalid.
    return false;
  }
};

/** The date itself, or the binary's newest when it is later. */
export const clampDate = (loader, date) => {
  if (date === undefined) return UNKNOWN;
  if (!/^\d{4}-\d\d-\d\d$/.test(date)) throw new Error(`compatibility_date: expected yyyy-MM-dd, found '${date}'.`);
  if (newest === undefined) {
    let day = Date.now() + 31 * DAY;
    while (!knows(loader, iso(day))) day -= DAY;
    newest = iso(day);
  }
  return date > newest ? newest : date;
};
