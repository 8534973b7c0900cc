import { contextBridge, type IpcRendererEvent, ipcRenderer, webUtils } from "electron";
import { type DesktopBridge, type MenuCommand, PORT_MESSAGE } from "../../src-shared/contract/bridge.ts";
import { channels } from "./channels.ts";

/** The narrow, frozen bridge of the sandboxed window. */
const bridge: DesktopBridge = {
  platform: process.platform,
  connect: () => ipcRenderer.send(channels.connect),
  pickFile: (kind) => ipcRenderer.invoke(channels.pickFile, kind),
  pickFiles: (kind) => ipcRenderer.invoke(channels.pickFiles, kind),
  pickProjectPlace: (name) => ipcRenderer.invoke(channels.pickProjectPlace, name),
  handFile: (file) => ipcRenderer.invoke(channels.handFile, webUtils.getPathForFile(file as File)),
  saveFile: (token) => ipcRenderer.invoke(channels.saveFile, token),
  onMenu: (listener) => {
    const hear = (_event: IpcRendererEvent, command: MenuCommand) => listener(command);
    ipcRenderer.on(channels.menu, hear);
    return () => void ipcRenderer.off(channels.menu, hear);
  },
  setTitle: (title) => ipcRenderer.send(channels.title, title),
};

// A MessagePort cannot cross the context bridge; a message to the window's own page carries it.
ipcRenderer.on(channels.port, (event) => window.postMessage({ type: PORT_MESSAGE }, window.location.origin, event.ports));
contextBridge.exposeInMainWorld("throughline", bridge);
