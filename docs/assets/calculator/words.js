// What the page says while Python starts, and when it does not.

export const STAGES = {
  worker: "The calculator is starting.",
  download: "The calculator is starting: loading its files.",
  python: "The calculator is starting: setting up.",
  engine: "The calculator is starting: reading the law. Nearly there.",
};

// What a form says while the engine starts and while it works.
export const SENTENCE = {
  waiting: "Your dates will appear here as soon as the calculator has started.",
  working: "Working out the dates.",
};
export const OTHERS = {
  waiting: "Your answer will appear here as soon as the calculator has started.",
  working: "Working it out.",
};

export const PUT_RIGHT = "There is something to put right";
export const UNSUPPORTED = "This case cannot be worked out here";

const ASK = "If it happens again, tell whoever looks after this site what this message says.";

export const FAILURES = {
  download: {
    title: "The calculator could not be loaded",
    text: "A file that it needs could not be downloaded. The network may be down, or something may be blocking it.",
    mend: `Check that other pages of this site open, then try again. ${ASK}`,
  },
  changed: {
    title: "The calculator did not start, to be safe",
    text: "A file that it needs is not the one that belongs to this page, so its answers could not be trusted.",
    mend: `Load this page again. ${ASK}`,
  },
  script: {
    title: "The calculator could not be loaded",
    text: "A script could not be loaded: it may be missing, blocked, or sent by the server with the wrong type.",
    mend: `Try again. ${ASK} (For them: files ending in .js need the type text/javascript.)`,
  },
  policy: {
    title: "This browser is not allowed to run the calculator",
    text: "WebAssembly, which the calculator is made of, is switched off in this browser or by the site’s security policy.",
    mend: `Use another browser if you can. ${ASK} (For them: the policy needs script-src 'wasm-unsafe-eval'.)`,
  },
  wasm: {
    title: "The calculator could not be started",
    text: "Its main file arrived, but this browser could not run it. The file may be damaged.",
    mend: `Load this page again. ${ASK} (For them: the .wasm file should have the type application/wasm.)`,
  },
  slow: {
    title: "The calculator is taking too long to start",
    text: "The network may be slow. It is still trying, and this message goes away if it succeeds.",
    mend: `Wait a little longer, or try again. ${ASK} (For them: .wasm needs application/wasm, .js needs text/javascript.)`,
  },
  folder: {
    title: "The calculator does not work from a folder in this browser",
    text: "The page was opened from a folder of this computer or network, and this browser does not let it calculate there.",
    mend: "Open the site at its web address, or open this page in another browser: Edge and Chrome can do it.",
  },
  silent: {
    title: "The calculator stopped answering",
    text: "No answer came. What you typed is still here.",
    mend: `Try again. ${ASK}`,
  },
  python: {
    title: "The calculator went wrong",
    text: "This is a fault in the calculator, not in what you typed. What you typed is still here. No date was worked out.",
    mend: `Try again. ${ASK}`,
  },
};
