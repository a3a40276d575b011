// What the practice page says by itself.

export const WORDS = {
  waiting: "Your case will appear here as soon as the calculator has started.",
  working: "One moment.",
};

export const NOTHING = "Type at least one answer, or press “Show the answers”.";
export const READY = "The case is ready, below.";
export const UNKNOWN = "No mistake that is known here gives this answer. Go through the working below, step by step.";

export const count = (number, one, many = `${one}s`) => `${number} ${number === 1 ? one : many}`;

// The heading of what was marked.
export function verdict({ right, marks }, looked) {
  if (looked) return "The answers";
  if (right) return marks.length === 1 ? "Right" : "All right";
  const good = marks.filter(({ correct }) => correct).length;
  return good ? `${good} of ${marks.length} right` : "Not right yet";
}

export function hintsLeft(left, shown) {
  if (left <= 0) return shown ? "No more hints" : "No hints for this case";
  return shown ? `Show the next hint (${left} left)` : `Show a hint (${left} in all)`;
}

// What follows from an answer for the repeats.
export const COMES_BACK = {
  missed: "This kind of case comes back tomorrow.",
  later: "Right again: this kind of case comes back later.",
  learnt: "Right after the longest wait: this kind of case is learnt, and comes back no more.",
  hinted: "Right, with hints. It comes back tomorrow, to be done without.",
};

export function plan({ due, later, next }, day) {
  if (!due && !later) return "Nothing to repeat. What you get wrong comes back after 1, 3, 7, 16 and 35 days.";
  const waits = later ? `${count(later, "kind")} of case ${later === 1 ? "waits" : "wait"} until ${due ? "a later day" : day(next)}.` : "";
  return [due ? `${due} to repeat today.` : "Nothing to repeat today.", waits].filter(Boolean).join(" ");
}
