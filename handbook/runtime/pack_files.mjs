// Packs the files of a folder with Brotli, each beside itself: NAME.br, which web servers send to browsers that take it.
//
//   node pack_files.mjs FOLDER
//
// The machine code is packed less hard: the last tenth would take five times as long.

import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

const pack = promisify(brotliCompress);
const folder = process.argv[2];
const BIG = 4_000_000; // bytes

await Promise.all(readdirSync(folder).map(async (name) => {
  const bytes = readFileSync(join(folder, name));
  const packed = await pack(bytes, { params: {
    [constants.BROTLI_PARAM_QUALITY]: bytes.length > BIG ? 6 : 9,
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  } });
  writeFileSync(join(folder, `${name}.br`), packed);
}));
