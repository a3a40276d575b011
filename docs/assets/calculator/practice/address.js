// What the address asks for, behind its #: `topic=remand-and-tagged-bail&level=3`, or `key=recall-2-7-0` for one case.
// Links from lessons and guides come so; nothing that is typed ever goes into the address.

const KEY = /^[a-z][a-z-]*-[1-5]-[0-9]{1,12}-[0-9]{1,6}$/;

export function wanted(hash = location.hash) {
  const found = new URLSearchParams(hash.slice(1));
  const key = found.get("key") ?? "";
  return {
    key: KEY.test(key) ? key : "",
    topic: found.get("topic") ?? "",
    level: Number(found.get("level")) || 0,
  };
}

// `remand-and-tagged-bail-3-7-0` taken apart, or null.
export function taken(key) {
  if (!KEY.test(key)) return null;
  const [index, seed, level, ...topic] = key.split("-").reverse();
  return { topic: topic.reverse().join("-"), level: Number(level), seed, index: Number(index) };
}
