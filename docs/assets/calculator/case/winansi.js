// The letters that a PDF's built-in typefaces can show (Windows code page 1252), and the nearest for others.

const MORE = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ";
const NEAREST = {
  "‐": "-", "‑": "-", "‒": "–", "―": "—", "−": "-", "∕": "/", "⁄": "/", "×": "×", "′": "’", "″": "”", "‛": "‘", "‟": "“",
  "→": "->", "←": "<-", "⇒": "=>", "≤": "<=", "≥": ">=", "≠": "not equal to", "≈": "about", "✓": "yes", "✔": "yes",
  "✗": "no", "✘": "no", "☐": "[ ]", "☑": "[x]", "☒": "[x]", "⅓": "1/3", "⅔": "2/3", "⅕": "1/5", "⅖": "2/5", "⅗": "3/5",
  "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ħ": "h", "Ħ": "H", "№": "No.",
};
const UNSEEN = /[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]/gu;
const BLANKS = /[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+/gu;
const MARKS = /\p{M}/gu;

function plain(letter) {
  const code = letter.codePointAt(0);
  return (code >= 0x20 && code <= 0x7e) || (code >= 0xa1 && code <= 0xff) || MORE.includes(letter);
}

function nearest(letter) {
  if (plain(letter)) return letter;
  if (letter in NEAREST) return NEAREST[letter];
  const bare = [...letter.normalize("NFKD").replace(MARKS, "")].map((part) => NEAREST[part] ?? part);
  return bare.length > 0 && bare.every((part) => [...part].every(plain)) ? bare.join("") : "?";
}

/** The text in letters that can be shown: each as it is, or its nearest, or a question mark. */
export function winAnsi(text) {
  const tidy = String(text).normalize("NFC").replace(BLANKS, " ").replace(UNSEEN, "");
  // A mark that found no letter to join goes; a letter with its marks is looked at as one.
  return (tidy.match(/\P{M}\p{M}*/gu) ?? []).map((letter) => ([...letter].length > 1 ? [...letter].filter((part) => !/\p{M}/u.test(part)).map(nearest).join("") : nearest(letter))).join("");
}
