/** Native modules of this project need Node 22 or newer (better-sqlite3 13 crashes on 20); npm scripts bring their own Node 24. */
export function requireModernNode(): void {
  const major = Number(process.versions.node.split(".")[0]);
  if (major < 22) {
    throw new Error(
      `Throughline needs Node 22 or newer, but this is ${process.versions.node}. Start it through npm (npm start, npm test, npx …), which uses the Node 24 in node_modules.`,
    );
  }
}
