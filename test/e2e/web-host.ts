/** The web host as a process of its own, as people run it: prints its address, ends on SIGTERM. The argument is the folder for all of its files. */
import { join } from "node:path";
import { silentLog } from "../../src-main/core/log.ts";
import { startWebHost } from "../../src-main/host-web/server.ts";

const folder = process.argv[2];
if (folder === undefined) throw new Error("web-host.ts needs a folder");
const host = await startWebHost({
  userDataDir: join(folder, "data"),
  projectsDir: join(folder, "projects"),
  logFile: join(folder, "throughline.log"),
  log: silentLog,
});
process.once("SIGTERM", () => void host.close().then(() => process.exit(0)));
console.log(host.url);
