// What the page of the full calculation says by itself.

export const TITLES = {
  result: "The dates",
  compare: "What if: old and new",
  second: "Second check: differences and dates",
};

export const BANNERS = {
  "what-if": {
    title: "What if …?",
    text: "Change anything below: days, dates, concurrent or consecutive, the law or the day. Then compare with the case as it was.",
    stop: "Stop, and put the case back as it was",
  },
  second: {
    title: "Second check",
    text: "Enter the case anew from the warrants and the record. What the first person entered is hidden until you have finished.",
    stop: "Stop the second check",
  },
};
