// The choice of a case: topic, level, and the number or word from which cases are made.

import { taken, wanted } from "./address.js";

export function chooser(form, up) {
  const { topic, seed } = form.elements;
  const levels = [...form.querySelectorAll("[name=level]")];
  const part = (name) => form.querySelector(`[data-part=${name}]`);
  let own = fresh();
  let index = 0;

  // Not every topic has every level: of those it lacks the nearest is taken.
  function fit() {
    const [option] = topic.selectedOptions;
    const there = option.dataset.levels.split(" ");
    for (const level of levels) level.disabled = !there.includes(level.value);
    const chosen = levels.find((level) => level.checked);
    if (chosen?.disabled ?? true) nearest(Number(chosen?.value ?? 1)).checked = true;
    part("purpose").textContent = option.dataset.purpose;
    const { lesson } = option.dataset; // "any" has the whole path in the place of a lesson
    part("lesson").hidden = !lesson.includes("/lessons/");
    part("lesson").href = up + lesson;
  }

  function nearest(level) {
    const far = (each) => Math.abs(Number(each.value) - level);
    return levels.filter((each) => !each.disabled).sort((one, other) => far(one) - far(other))[0];
  }

  function restart() {
    own = fresh();
    index = 0;
  }

  form.addEventListener("change", (event) => {
    if (event.target === topic) fit();
    restart();
  });
  fit();

  return {
    // Takes over what the address names; says whether it named something to be made at once.
    take() {
      const { key, ...named } = wanted();
      const asked = { ...named, ...taken(key) };
      const known = [...topic.options].some(({ value }) => value === asked.topic);
      if (known) topic.value = asked.topic;
      const level = levels.find(({ value }) => Number(value) === asked.level);
      if (level) level.checked = true;
      fit();
      restart();
      return { key, known };
    },
    // The number of a case may stand where a word does; the cases after it follow.
    question() {
      const named = taken(seed.value.trim());
      return named ? { ...named, index: named.index + index } : from();
    },
    pack: () => from(),
    begin() { index = 0; if (!seed.value.trim()) own = fresh(); },
    next() { index += 1; },
  };

  function from() {
    const level = Number(levels.find((each) => each.checked).value);
    return { topic: topic.value, level, seed: seed.value.trim() || own, index };
  }
}

// From the clock: so short that it can be told over the telephone, so long that a case hardly comes again.
export function fresh() {
  return String(Date.now() % 1_000_000);
}
