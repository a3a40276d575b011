// A worker of its own that asks for a file once more, out of the browser's own store, with its digest: ten megabytes are
// compared there while Python starts in the other worker. Answers whether it is the file expected, and ends.

addEventListener("message", async ({ data: { address, integrity } }) => {
  const same = await fetch(address, { integrity, cache: "force-cache" }).then(({ ok }) => ok, () => false);
  postMessage(same);
  close();
});
