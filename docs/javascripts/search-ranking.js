// Runs inside the theme's search worker, before its own code. People search by the names of things ("tag", "Part B",
// "recal"): those are compared first, whole phrase by whole phrase. The theme's search through every word comes second.
(function () {
  "use strict";

  const SETUP = 0, QUERY = 2, RESULT = 3; // kinds of message between the page and the worker
  // No reader looks further, and to copy and draw more takes longer than to search.
  const PAGES = 20, SECTIONS = 3, EXCERPT = 260;
  const STOP = new Set(("a an and are as at be been by can did do does for from had has have he her him his how i in "
    + "is it its me mean my of on or our she that the their them there they this to us was we what when where which who "
    + "why will with would you your").split(" "));
  const FIGURES = { one: "1", two: "2", three: "3", four: "4", five: "5", six: "6", seven: "7", eight: "8", nine: "9",
    ten: "10", fourteen: "14", twenty: "20" };

  const INDEX = 0.85;

  let pages = []; // {location, title, teaser, weight, names: [{text, words, squeezed, weight}], words: Set}
  let rarity = new Map(); // word of a name: how much it tells, from how few guides bear it
  let rarest = 1;
  let asked = "";

  function words(text) {
    const plain = text.toLowerCase().replace(/&#?\w+;|['’]/g, "").replace(/%/g, " per cent ");
    return plain.split(/[^a-z0-9.]+/).map((word) => word.replace(/^\.+|\.+$/g, "")).filter(Boolean);
  }

  function alike(word) {
    return FIGURES[word] || (word.length > 3 ? singular(word) : word);
  }

  function singular(word) {
    return word.replace(/ies$/, "y").replace(/([^s])s$/, "$1");
  }

  function name(text, weight) {
    const all = words(text);
    const telling = all.filter((word) => !STOP.has(word));
    return { text, weight, words: (telling.length ? telling : all).map(alike), squeezed: all.map(alike).join("") };
  }

  function setUp(docs) {
    for (const doc of docs) {
      if (doc.location.includes("#")) continue;
      const names = [name(doc.title, 1.1), ...(doc.tags || []).map((tag) => name(tag, 1))];
      delete doc.tags; // shown with a result only where a name was what matched
      pages.push({
        location: doc.location, title: doc.title, teaser: excerpt(doc.text), names,
        weight: weigh(doc), words: new Set(names.flatMap((each) => each.words)),
      });
    }
    const bearing = new Map(); // a guide and the pages beside it count as one
    for (const { location, words: own } of pages) {
      const family = location.startsWith("procedures/") ? location.replace(/[^/]*$/, "") : location;
      for (const word of own) bearing.set(word, (bearing.get(word) || new Set()).add(family));
    }
    for (const [word, families] of bearing) rarity.set(word, Math.log(1 + pages.length / families.size));
    rarest = Math.log(1 + pages.length);
  }

  // An index lists what the guides explain, a routine checklist has a guide to go with it, units and lessons teach what
  // the guides say, and decisions are about this project.
  function weigh(doc) {
    if (doc.location.startsWith("decisions/")) return 0.5;
    if (doc.location.startsWith("induction/")) return 0.6;
    return doc.boost < 1 ? INDEX : doc.location.startsWith("checklists/") ? 0.98 : 1;
  }

  // A line or two of a text around the first word found, so that more pages are seen at once and are drawn at once.
  function excerpt(text) {
    const plain = text.replace(/<(?!\/?mark)[^>]*>/g, " ").replace(/\s+/g, " ");
    const from = plain.indexOf(" ", plain.indexOf("<mark") - 90) + 1;
    const start = plain.indexOf("<mark") > 90 ? from : 0;
    let cut = plain.slice(start, start + EXCERPT);
    if (start + EXCERPT < plain.length) cut = cut.replace(/<[^>]*$/, "").replace(/[^\s>]*$/, "") + "…";
    if (cut.lastIndexOf("<mark") > cut.lastIndexOf("</mark")) cut += "</mark>";
    return (start ? "… " : "") + cut;
  }

  // How many letters must change, counting two that changed places as one; more than `most` is told as `most` + 1.
  function changes(one, other, most) {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    let before = [];
    let last = Array.from({ length: other.length + 1 }, (_, index) => index);
    for (let i = 1; i <= one.length; i++) {
      const row = [i];
      for (let j = 1; j <= other.length; j++) {
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
      [before, last] = [last, row];
    }
    return last[other.length];
  }

  // The words of names that a typed word may stand for, each with how good the likeness is.
  function likenesses(typed, unfinished) {
    const found = new Map();
    if (rarity.has(typed)) found.set(typed, 1);
    if (unfinished || typed.length > 2) {
      for (const word of rarity.keys()) {
        if (word !== typed && word.startsWith(typed)) found.set(word, 0.6 + 0.3 * typed.length / word.length);
      }
    }
    if (!found.size && typed.length > 3 && /^[a-z]+$/.test(typed)) {
      const most = typed.length > 7 ? 2 : 1;
      for (const word of rarity.keys()) {
        if (word.length < 4) continue;
        const count = changes(typed, word, most);
        if (count <= most) found.set(word, 0.9 - 0.15 * count);
      }
    }
    return found;
  }

  function scoreNames(query) {
    const typed = name(query, 1);
    if (!typed.squeezed) return new Map();
    const last = /\s$/.test(query) ? -1 : typed.words.length - 1; // a word being typed
    const like = typed.words.map((word, index) => likenesses(word, index === last));
    const tells = like.map((found) => (found.size ? Math.max(...[...found.keys()].map(rarityOf)) : rarest));
    const whole = tells.reduce((sum, each) => sum + each, 0);
    const scores = new Map();
    for (const page of pages) {
      const anywhere = like.map((found) => best(found, page.words));
      const reached = anywhere.reduce((sum, each, index) => sum + each * tells[index], 0) / whole;
      if (!reached) continue;
      // Words from several names of one page tell something; the names in an index have nothing to do with each other.
      let score = page.weight > INDEX ? 0.7 * reached ** 1.5 : 0, matched = "";
      for (const each of page.names) {
        const fit = fitOf(each, typed, like, tells, whole) * each.weight;
        if (fit > score) [score, matched] = [fit, each.text];
      }
      const titled = page.names[0].squeezed === typed.squeezed;
      scores.set(page.location, { page, score: titled ? score : score * page.weight, matched });
    }
    return scores;
  }

  function rarityOf(word) {
    return rarity.get(word);
  }

  function best(found, among) {
    let most = 0;
    for (const [word, likeness] of found) if (likeness > most && among.has(word)) most = likeness;
    return most;
  }

  function fitOf(each, typed, like, tells, whole) {
    const own = new Set(each.words);
    let sum = 0;
    like.forEach((found, index) => {
      let most = 0, taken = "";
      for (const [word, likeness] of found) if (likeness > most && own.has(word)) [most, taken] = [likeness, word];
      sum += most * tells[index];
      own.delete(taken);
    });
    if (each.squeezed === typed.squeezed) return 1.3;
    if (!sum) return 0;
    let over = 0;
    for (const word of own) over += rarity.get(word);
    return (sum / (whole + 0.25 * over)) ** 1.5; // half a name is less than half as good
  }

  function rank(result) {
    const named = scoreNames(asked);
    // What is found within guides is measured against guides: a title elsewhere that has the word would dwarf them.
    const light = new Set(pages.filter((page) => page.weight <= INDEX).map((page) => page.location));
    const guides = result.items.flat().filter((item) => !light.has(item.location.split("#")[0]));
    const top = guides.length ? Math.max(...guides.map((item) => item.score)) : 1;
    const ranked = result.items.map((items) => {
      const [main] = items.filter((item) => !item.location.includes("#"));
      const fit = named.get(main.location);
      named.delete(main.location);
      const strength = Math.max(...items.map((item) => item.score));
      const aside = light.has(main.location);
      const within = aside && fit ? 0 : (aside ? 0.15 : 0.3) * Math.sqrt(Math.min(1, strength / top));
      return { items, main, fit, strength, score: (fit ? fit.score : 0) + within };
    });
    for (const fit of named.values()) {
      if (fit.score < 0.2) continue;
      const main = { location: fit.page.location, title: fit.page.title, text: fit.page.teaser, score: 0, terms: {} };
      ranked.push({ items: [main], main, fit, strength: 1, score: fit.score });
    }
    ranked.sort((one, other) => other.score - one.score);
    return { ...result, items: ranked.slice(0, PAGES).map(shown) };
  }

  function shown({ items, main, fit, strength, score }) {
    const sections = items.filter((item) => item !== main).slice(0, SECTIONS);
    if (fit && fit.score >= 0.4) {
      if (fit.matched && fit.matched !== main.title) main.tags = [fit.matched];
      main.score = strength + 1;
      items = [main, ...sections];
    } else {
      items = items.filter((item) => item === main || sections.includes(item));
    }
    // The Enter key opens the result with the highest score.
    const most = Math.max(...items.map((item) => item.score)) || (items[0].score = 1);
    return items.map((item) => ({ ...item, text: excerpt(item.text), score: 100 * score * item.score / most }));
  }

  // The theme looks for every word that begins with a word typed. Short ones begin too many: they stand for themselves.
  function asTheme(query) {
    const kept = query.split(/\s+/).filter((word) => word && !STOP.has(word.toLowerCase()));
    return kept.map((word) => (/^[a-z0-9]{1,3}$/i.test(word) ? `${word}^1` : word)).join(" ");
  }

  addEventListener("message", ({ data }) => {
    if (data.type === SETUP) setUp(data.data.docs);
    if (data.type === QUERY) {
      asked = data.data;
      data.data = asTheme(asked);
    }
  });
  const post = self.postMessage.bind(self);
  self.postMessage = (message) => post(message.type === RESULT ? { ...message, data: rank(message.data) } : message);
})();
