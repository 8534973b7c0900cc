import { spawn } from "node:child_process";
import type { Command } from "commander";
import { fileLog } from "../../core/log.ts";
import { userFolders } from "../../host-shared/user-folders.ts";
import { startWebHost } from "../../host-web/server.ts";
import { wholeNumber } from "../arguments.ts";
import { command, ioOf } from "../command.ts";
import type { CommonOptions } from "../io.ts";
import { projectPath } from "../session.ts";

interface Options extends CommonOptions {
  port?: number;
  open?: boolean;
}

/** Opens an address in the person's browser, by the system's own opener. */
function openInBrowser(url: string): void {
  const [program, args] =
    process.platform === "win32" ? ["explorer", [url]] : process.platform === "darwin" ? ["open", [url]] : (["xdg-open", [url]] as const);
  const child = spawn(program as string, args as string[], { stdio: "ignore", detached: true });
  child.on("error", () => undefined); // No opener on this machine: the address is printed anyway.
  child.unref();
}

export function serveCommand(): Command {
  return command("serve <project>", "the application in a browser, on this machine only; prints the address")
    .option("--port <number>", "port to listen on; any free one when left out", wholeNumber(1, 65_535))
    .option("--open", "open the browser")
    .action(async (project: string, options: Options) => {
      const folders = userFolders();
      const io = ioOf(options);
      const log = fileLog(folders.logFile, "web");
      const host = await startWebHost({ ...folders, log, open: { project: projectPath(project) }, port: options.port ?? 0 });
      for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void host.close());
      io.result({ url: host.url }, [host.url]);
      io.note("The address opens once, in one browser. Ctrl+C ends.");
      if (options.open) openInBrowser(host.url);
      await host.ended;
    });
}
